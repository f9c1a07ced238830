using System.Reflection;
using System.Text.RegularExpressions;

using Xunit;

namespace ContactPoint.Architecture.Tests;

/// <summary>The words of docs/glossary.md, and none of those that say nothing.</summary>
public sealed partial class NamingTests
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Endings that could stand behind any noun.</summary>
    private static readonly HashSet<string> EmptyWords = new(StringComparer.Ordinal)
    {
        "Manager", "Managers", "Helper", "Helpers", "Processor", "Handler", "Util", "Utils", "Utility", "Utilities",
        "Data", "Info", "Dto", "Base", "Impl", "Common", "Core",
    };

    private static readonly HashSet<string> EmptyFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Core", "Common", "Shared", "Helpers", "Utils", "Utilities", "Services", "Managers", "Misc", "Infrastructure", "Models",
    };

    /// <summary>What "match" may stand in front of. The command line has a verb of that name, so its folder is left out.</summary>
    private static readonly HashSet<string> AfterMatch = new(StringComparer.Ordinal) { "Weight", "Weights", "Probability", "Only" };

    [Fact]
    public void Types_are_named_after_things_of_the_field() => Offences.AssertNone(
        Product.WrittenTypes.SelectMany(type => EmptyName(type.Name)),
        "A type's name says what it is in the words of docs/glossary.md.");

    [Theory]
    [InlineData("FeedManager")]
    [InlineData("CarerInfo")]
    [InlineData("Linker2")]
    [InlineData("PairDto`1")]
    public void An_empty_name_is_seen(string name) => Assert.NotEmpty(EmptyName(name));

    [Fact]
    public void No_two_types_of_ingest_or_matching_have_one_name() => Offences.AssertNone(
        from type in Product.WrittenTypes
        where !type.IsNested && type.Assembly != Product.Jobs
        group Product.NameOf(type) by (type.Assembly, type.Name) into named
        where named.Count() > 1
        select string.Join(" and ", named),
        "Of two types with one name a reader never knows which is meant.");

    [Fact]
    public void A_stream_that_only_reads_says_so_by_its_base() => Offences.AssertNone(
        from type in Product.Types
        where type.BaseType == typeof(Stream) && type.Name != "ReadOnlyStream"
        select Product.NameOf(type),
        "Derive from ReadOnlyStream: it has said once what such a stream cannot do.");

    [Fact]
    public void Match_is_never_a_noun() => Offences.AssertNone(
        Product.WrittenTypes.Where(type => Product.FolderOf(type, "ContactPoint.Jobs") != "Commands").SelectMany(MatchNouns),
        "'Match' has meant pair, link, weight and person: say which. It stays in match weight and match probability.");

    [Fact]
    public void A_match_that_is_a_noun_is_seen() =>
        Assert.Equal(["MatchResult", "MatchResult.BestMatch"], MatchNouns(typeof(Fixtures.MatchResult)));

    [Fact]
    public void Folders_have_a_subject() => Offences.AssertNone(
        Repository.ProductCode.SelectMany(file => EmptyFolder(file.Path)),
        "A folder is named after what it does; these names take in anything.");

    [Fact]
    public void An_empty_folder_name_is_seen()
    {
        Assert.NotEmpty(EmptyFolder("ContactPoint.Jobs/Common/Thing.cs"));
        Assert.Empty(EmptyFolder("ContactPoint.Jobs/Pages/Shared/_Layout.cs"));
    }

    [Fact]
    public void Namespaces_are_the_folders() => Offences.AssertNone(
        Repository.ProductCode.SelectMany(file => WrongNamespace(file.Path, file.Text)),
        "A file's namespace is its folder's path.");

    [Fact]
    public void A_namespace_from_elsewhere_is_seen() =>
        Assert.NotEmpty(WrongNamespace("ContactPoint.Ingest/Values/Upn.cs", "namespace ContactPoint.Ingest.Feeds;\n"));

    [Fact]
    public void An_interface_has_more_than_one_implementation() => Offences.AssertNone(
        from type in Product.WrittenTypes
        where type.IsInterface && Product.Types.Count(other => !other.IsInterface && Implements(other, type)) < 2
        select Product.NameOf(type),
        "An interface with one implementation is that implementation with a second name.");

    [Fact]
    public void An_async_method_says_so_and_can_be_cancelled() => Offences.AssertNone(
        Product.WrittenTypes.Where(type => Product.FolderOf(type, "ContactPoint.Jobs") != "Pages").SelectMany(LooseAsync),
        "A method that returns a task ends in Async; its CancellationToken has no default.");

    [Fact]
    public void A_loose_async_method_is_seen() => Assert.Equal(2, LooseAsync(typeof(Fixtures.AsyncOffenders)).Count());

    private static IEnumerable<string> EmptyName(string typeName)
    {
        var words = Words(typeName.Split('`')[0]);
        return words.Count > 0 && (EmptyWords.Contains(words[^1]) || SecondOfItsName().IsMatch(words[^1])) ? [typeName] : [];
    }

    private static IEnumerable<string> MatchNouns(Type type) =>
        from name in type.GetProperties(Own).Select(property => property.Name)
            .Concat(type.GetFields(Own).Select(field => field.Name))
            .Where(name => !name.Contains('<'))
            .Select(name => $"{type.Name}.{name}")
            .Prepend(type.Name)
        let words = Words(name.Split('.')[^1])
        from word in words.Index()
        where word.Item is "Match" or "Matches" or "match" or "matches"
            && (word.Index + 1 == words.Count || !AfterMatch.Contains(words[word.Index + 1]))
        select name;

    private static IEnumerable<string> EmptyFolder(string path) =>
        path.Split('/')[..^1].Any(EmptyFolders.Contains) && !path.StartsWith("ContactPoint.Jobs/Pages/Shared/", StringComparison.Ordinal)
            ? [path]
            : [];

    private static IEnumerable<string> WrongNamespace(string path, string text)
    {
        var expected = Path.GetDirectoryName(path)!.Replace('/', '.');
        return from space in NamespaceLine().Matches(text)
               where space.Groups[1].Value != expected
               select $"{path} is in {space.Groups[1].Value}";
    }

    private static IEnumerable<string> LooseAsync(Type type) =>
        from method in type.GetMethods(Own)
        where !method.Name.Contains('<') && IsTask(method.ReturnType) && !method.IsSpecialName
        from offence in new[]
        {
            method.Name.EndsWith("Async", StringComparison.Ordinal) ? null : "does not end in Async",
            method.GetParameters().Any(HasDefaultToken) ? "has a default CancellationToken" : null,
        }
        where offence is not null
        select $"{Product.NameOf(type)}.{method.Name} {offence}";

    private static bool IsTask(Type type) => type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));

    private static bool HasDefaultToken(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) && parameter.HasDefaultValue;

    private static bool Implements(Type type, Type @interface) => type.GetInterfaces().Any(
        found => (found.IsGenericType ? found.GetGenericTypeDefinition() : found) == @interface);

    private static List<string> Words(string name) => [.. WordInName().Matches(name).Select(word => word.Value)];

    [GeneratedRegex("[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*")]
    private static partial Regex WordInName();

    [GeneratedRegex("^[A-Za-z]+2$")]
    private static partial Regex SecondOfItsName();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
