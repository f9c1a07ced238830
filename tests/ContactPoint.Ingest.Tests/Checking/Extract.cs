using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;

namespace ContactPoint.Ingest.Tests.Checking;

/// <summary>A made-up extract of a few lines, and what became of its rows.</summary>
internal sealed record Extract(IReadOnlyList<RowOutcome> Outcomes, ExtractSummary Summary)
{
    public static readonly DateOnly AsOf = new(2026, 9, 14);

    public static Extract Check(FeedSpec spec, byte[] bytes)
    {
        using var check = ExtractCheck.Open(spec, () => new MemoryStream(bytes), AsOf);
        var outcomes = check.Rows().ToList();
        return new(outcomes, check.Summary);
    }

    public static Extract Check(FeedSpec spec, string text) => Check(spec, Encoding.UTF8.GetBytes(text));

    public ChildRecord OnlyRecord => ((RowOutcome.Accepted)Outcomes.Single()).Record;

    public IEnumerable<string> Codes => Outcomes.SelectMany(outcome => outcome.Issues).Select(issue => issue.Kind.Code);
}

/// <summary>A full feed of a few columns, whose local id is Key.</summary>
internal static class SmallSpec
{
    /// <summary>The specification with these columns, each a line that begins with a hyphen.</summary>
    public static FeedSpec With(string columns) =>
        FeedSpec.Parse($"name: small\ntitle: Small feed\nsupplier: Somebody\nkind: full\nlocal_id: Key\ncolumns:\n{columns}\n", "small.yaml");
}

/// <summary>The five sample specifications, as the repository has them.</summary>
internal static class SampleFeeds
{
    public static readonly FeedCatalogue Catalogue = FeedCatalogue.Load(RepositoryFolder("samples/feeds"));

    public static FeedSpec Get(string name) => Catalogue.Find(name) ?? throw new InvalidOperationException($"There is no sample feed {name}.");

    public static string RepositoryFolder(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ContactPoint.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(folder.FullName, path);
    }
}
