using System.Buffers;
using System.Text;

namespace ContactPoint.Ingest.Minimising;

/// <summary>The words that the rules ask about: one file a subject in Words, each of which says what it is and which topics its words have.</summary>
/// <remarks>
/// Lines that begin with # say what a file is and how it is used, the line "topics:" what its words are about, and commas part the entries. An entry
/// ends in * where any ending may follow. A file without topics is a set, which one detector asks by the file's name. Surnames, given names, streets and buildings decide what may stand alone: Payne, Ward, Do, Foster, Savage,
/// Police House, Hospital Road and Level 2 are nobody's notes, so such words are in phrases only, or in a file that counts them beside others.
/// </remarks>
internal static class WordLists
{
    private const string Prefix = "Words.";
    private const string TopicsLine = "topics:";

    /// <summary>All files.</summary>
    public static readonly IReadOnlyList<WordList> All =
        [.. typeof(WordLists).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>All words, in one table.</summary>
    public static readonly Lexicon Lexicon = new(All.Where(list => list.Topics != Topics.None).SelectMany(list => list.Entries.Select(entry => (list.Topics, entry))));

    /// <summary>The beginning of the longest word of each entry about refuges: a line without any of them names none.</summary>
    public static readonly SearchValues<string> RefugeHints = SearchValues.Create(
        [
            .. All.Where(list => (list.Topics & (Topics.Refuge | Topics.RefugeWord)) != 0).SelectMany(list => list.Entries)
                .Select(entry => entry.Split(' ').MaxBy(word => word.Length)![..4]).Distinct(StringComparer.Ordinal),
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The words of one file.</summary>
    /// <param name="name">The file's name.</param>
    public static IReadOnlyList<string> Of(string name) => All.Single(list => list.Name == name).Entries;

    private static WordList Read(string resource)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var topics = lines.SingleOrDefault(line => line.StartsWith(TopicsLine, StringComparison.Ordinal));
        return new(
            resource[Prefix.Length..],
            string.Join(' ', lines.Where(line => line[0] == '#').Select(line => line[1..].Trim())),
            topics is null ? Topics.None : Enum.Parse<Topics>(topics.AsSpan(TopicsLine.Length)),
            string.Join(' ', lines.Where(line => line[0] != '#' && line != topics)).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>The words of one subject.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="About">What it holds, and where its words count.</param>
/// <param name="Topics">What its words are about; none of a set.</param>
/// <param name="Entries">Words, beginnings of words (abscond*) and phrases, in small letters.</param>
internal sealed record WordList(string Name, string About, Topics Topics, IReadOnlyList<string> Entries);
