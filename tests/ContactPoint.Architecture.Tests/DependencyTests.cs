using System.Reflection;
using System.Text.RegularExpressions;

using Xunit;

namespace ContactPoint.Architecture.Tests;

/// <summary>Who may know whom: the projects, the folders inside them, and the packages.</summary>
public sealed class DependencyTests
{
    private static readonly FolderOrder Ingest =
        FolderOrder.InLine("ContactPoint.Ingest", "Values", "", "Feeds", "Reading", "Describing", "Registers", "Minimising", "Checking");

    private static readonly FolderOrder Matching = FolderOrder.InLine(
        "ContactPoint.Matching", "Model", "Tables", "Blocking", "Comparing", "Scoring", "Estimating", "Clustering", "Evaluating", "");

    /// <summary>The rooms. Commands and Pages stand on top and never call Store; the made-up feeds know nothing but Ingest.</summary>
    private static readonly FolderOrder Jobs = Rooms(
        ("Store", []),
        ("Samples", []),
        ("Security", ["Store"]),
        ("Directory", ["Store", "Security"]),
        ("Review", ["Store", "Security", "Directory"]),
        ("Publishing", ["Store", "Security", "Directory", "Review"]),
        ("Nightly", ["Store", "Security", "Directory", "Review", "Publishing"]),
        ("Hosting", ["Store", "Security", "Directory", "Review", "Publishing", "Nightly"]),
        ("Commands", ["Security", "Directory", "Review", "Publishing", "Nightly", "Hosting", "Samples"]),
        ("Pages", ["Security", "Directory", "Review", "Publishing", "Nightly", "Hosting"]));

    /// <summary>A package, as its root namespace, and the only folders that may name it.</summary>
    private static readonly (string Package, string[] Folders)[] Doors =
    [
        ("CsvHelper", ["ContactPoint.Ingest.Reading"]),
        ("ICSharpCode.SharpZipLib", ["ContactPoint.Ingest.Reading"]),
        ("FuzzySharp", ["ContactPoint.Matching.Comparing"]),
        ("Npgsql", ["ContactPoint.Jobs.Store", "ContactPoint.Jobs.Hosting"]),
        ("NpgsqlTypes", ["ContactPoint.Jobs.Store", "ContactPoint.Jobs.Hosting"]),
        ("Dapper", ["ContactPoint.Jobs.Store"]),
        ("DbUp", ["ContactPoint.Jobs.Store"]),
        ("Hangfire", ["ContactPoint.Jobs.Hosting", "ContactPoint.Jobs.Nightly"]),
    ];

    private static readonly string[] PureFolders =
    [
        "ContactPoint.Ingest.Values", "ContactPoint.Ingest.Minimising", "ContactPoint.Ingest.Checking",
        "ContactPoint.Matching.Model", "ContactPoint.Matching.Comparing", "ContactPoint.Matching.Scoring",
        "ContactPoint.Matching.Estimating", "ContactPoint.Matching.Clustering",
    ];

    /// <summary>Clock, database, log, configuration; a name that ends in a full stop stands for a namespace.</summary>
    private static readonly string[] NotPure =
    [
        "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Threading.Timer", "System.Data.", "Npgsql.", "Serilog.",
        "Microsoft.Extensions.Logging.", "Microsoft.Extensions.Configuration.", "Microsoft.Extensions.Options.",
    ];

    [Theory]
    [InlineData("ContactPoint.Ingest")]
    [InlineData("ContactPoint.Matching")]
    [InlineData("ContactPoint.Jobs", "ContactPoint.Ingest", "ContactPoint.Matching")]
    public void Projects_refer_one_way(string project, params string[] allowed)
    {
        var compiled = Assembly.Load(project).GetReferencedAssemblies().Select(name => name.Name!);
        var written = ReferencesIn(Repository.Files.Single(file => file.Name == $"{project}.csproj").Text);

        Offences.AssertNone(NotAllowed(project, compiled.Concat(written), allowed), "A project refers to one that it must never know.");
    }

    [Fact]
    public void A_reference_the_wrong_way_is_seen() => Assert.NotEmpty(NotAllowed(
        "ContactPoint.Ingest", ReferencesIn("<ProjectReference Include=\"../ContactPoint.Matching/ContactPoint.Matching.csproj\" />"), []));

    [Fact]
    public void Folders_of_ingest_use_only_those_before_them() =>
        Offences.AssertNone(Ingest.OffencesIn(Product.Ingest), "A folder of Ingest uses one that comes after it.");

    [Fact]
    public void Folders_of_matching_use_only_those_before_them() =>
        Offences.AssertNone(Matching.OffencesIn(Product.Matching), "A folder of Matching uses one that comes after it.");

    [Fact]
    public void Rooms_of_jobs_stand_on_each_other_as_drawn() =>
        Offences.AssertNone(Jobs.OffencesIn(Product.Jobs), "A room of Jobs uses one that it does not stand on.");

    [Theory]
    [InlineData("Fixtures.Lower.SignatureOffender uses")]
    [InlineData("Fixtures.Lower.BodyOffender uses")]
    [InlineData("Fixtures.Lower.AsyncOffender uses")]
    [InlineData("Fixtures.Elsewhere, which has no place")]
    public void A_use_against_the_order_is_seen(string offence)
    {
        var order = FolderOrder.InLine("ContactPoint.Architecture.Tests.Fixtures", "Lower", "Upper");

        Assert.Contains(order.OffencesIn(typeof(DependencyTests).Assembly), found => found.Contains(offence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_use_along_the_order_is_allowed()
    {
        var order = FolderOrder.InLine("ContactPoint.Architecture.Tests.Fixtures", "Lower", "Upper");

        Assert.DoesNotContain(
            order.OffencesIn(typeof(DependencyTests).Assembly),
            found => found.Contains("Fixtures.Upper", StringComparison.Ordinal) && !found.Contains("Lower", StringComparison.Ordinal));
    }

    [Fact]
    public void A_package_is_named_only_behind_its_door() =>
        Offences.AssertNone(Product.Types.SelectMany(OutsideTheDoor), "A package is used outside the folder that stands for it.");

    [Fact]
    public void A_package_used_elsewhere_is_seen() =>
        Assert.NotEmpty(OutsideTheDoor(typeof(Fixtures.Elsewhere.ReadsCsvHere)));

    [Fact]
    public void Pure_folders_know_no_clock_database_log_or_configuration() =>
        Offences.AssertNone(
            Product.Types.Where(type => PureFolders.Any(folder => IsIn(type, folder))).SelectMany(Impurities),
            "A pure folder gives the same answer to the same question: what it needs to know is a parameter.");

    [Fact]
    public void A_clock_in_a_pure_folder_is_seen() => Assert.NotEmpty(Impurities(typeof(Fixtures.Lower.TakesClock)));

    private static IEnumerable<string> ReferencesIn(string projectText) =>
        Regex.Matches(projectText, "<ProjectReference Include=\"[^\"]*?([^/\\\\\"]+)\\.csproj\"").Select(reference => reference.Groups[1].Value);

    private static IEnumerable<string> NotAllowed(string project, IEnumerable<string> references, string[] allowed) =>
        from reference in references
        where reference.StartsWith("ContactPoint.", StringComparison.Ordinal) && !allowed.Contains(reference)
        select $"{project} refers to {reference}";

    private static IEnumerable<string> OutsideTheDoor(Type type) =>
        from door in Doors
        where !door.Folders.Any(folder => IsIn(type, folder))
        from used in TypeUses.Of(type)
        where IsIn(used, door.Package)
        select $"{Product.NameOf(type)} uses {used.FullName}";

    private static IEnumerable<string> Impurities(Type type) =>
        from used in TypeUses.Of(type)
        where NotPure.Any(name => name.EndsWith('.')
            ? $"{used.Namespace}.".StartsWith(name, StringComparison.Ordinal)
            : used.FullName == name)
        select $"{Product.NameOf(type)} uses {used.FullName}";

    private static bool IsIn(Type type, string space) =>
        type.Namespace is { } own && (own == space || own.StartsWith($"{space}.", StringComparison.Ordinal));

    /// <summary>The project's root has what every room needs, the folders and the two ways to refuse; and Program, which calls Commands.</summary>
    private static FolderOrder Rooms(params (string Room, string[] MayUse)[] rooms) =>
        new("ContactPoint.Jobs", rooms.Append((Room: "", MayUse: ["Commands"])).ToDictionary(
            room => room.Room,
            IReadOnlySet<string> (room) => room.MayUse.Append("").ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal));
}
