using System.Text;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Describing;

/// <summary>Where a file's header stands and how it is parted: the line and the delimiter with which most names are recognised.</summary>
/// <param name="Delimiter">Between columns.</param>
/// <param name="PreambleLines">Lines before the header.</param>
/// <param name="Names">The columns as the header spells them.</param>
/// <param name="Recognised">How many of them have a name that columns have elsewhere.</param>
internal sealed record HeaderGuess(char Delimiter, int PreambleLines, IReadOnlyList<string> Names, int Recognised)
{
    /// <summary>Of a header, so many names in a hundred are recognised at least; a line with fewer may be a file's values.</summary>
    private const int FewestRecognisedPercent = 10;

    private const int MostLinesOfHeader = 20;
    private const int HeadBytes = 256 * 1024;
    private const int MostPreambleLines = 30;
    private const int FewestRecognised = 2;
    private const string Delimiters = ",;\t|^~";

    /// <summary>Around values.</summary>
    public char Quote { get; private init; } = '"';

    /// <summary>Looks at the first lines.</summary>
    /// <returns><see langword="null"/> when no line is clearly a header: a line of values must not be taken for one, and shown.</returns>
    /// <exception cref="ExtractRefusedException">The file is empty or no text.</exception>
    public static HeaderGuess? Find(Func<Stream> open)
    {
        var lines = FirstLines(open);
        if (lines.All(string.IsNullOrWhiteSpace))
        {
            throw new ExtractRefusedException(new Refusal(RefusalKinds.EmptyFile));
        }

        HeaderGuess? best = null;
        for (var line = 0; line < lines.Count; line++)
        {
            foreach (var delimiter in Delimiters)
            {
                var names = NamesAt(lines, line, delimiter);
                var recognised = names.Count(HeaderWords.IsKnown);
                if (recognised >= FewestRecognised && recognised > (best?.Recognised ?? 0) && recognised * 100 >= names.Count * FewestRecognisedPercent)
                {
                    best = new(delimiter, line, names, recognised) { Quote = QuoteOf(lines.Skip(line), delimiter) };
                }
            }
        }

        return best;
    }

    /// <summary>The names that begin on a line: in quotes they may hold the delimiter, and go on over the line's end.</summary>
    private static List<string> NamesAt(List<string> lines, int line, char delimiter)
    {
        var names = new List<string>();
        var name = new StringBuilder();
        var isQuoted = false;
        var last = Math.Min(lines.Count, line + MostLinesOfHeader);
        for (var at = line; at < last; at++)
        {
            foreach (var character in lines[at])
            {
                if (character == delimiter && !isQuoted)
                {
                    Finish();
                    continue;
                }

                isQuoted ^= character == '"';
                name.Append(character);
            }

            if (!isQuoted)
            {
                Finish();
                return names;
            }

            name.Append(' ');
        }

        // a quote that no line closes is a sign like any other
        return [.. lines[line].Split(delimiter).Select(Bare)];

        void Finish()
        {
            names.Add(Bare(name.ToString()));
            name.Clear();
        }
    }

    private static string Bare(string name) => SourceColumns.OneLine(name.Trim().Trim('"', '\'').Trim());

    /// <summary>The apostrophe, when more values stand between two of it than between two quotation marks.</summary>
    private static char QuoteOf(IEnumerable<string> lines, char delimiter)
    {
        var values = lines.SelectMany(line => line.Split(delimiter)).Select(value => value.Trim()).Where(value => value.Length >= 2).ToList();
        return values.Count(value => value[0] == '\'' && value[^1] == '\'') > values.Count(value => value[0] == '"' || value[^1] == '"') ? '\'' : '"';
    }

    private static List<string> FirstLines(Func<Stream> open)
    {
        TextEncoding encoding;
        using (var whole = open())
        {
            encoding = TextEncoding.Decide(whole, FeedEncoding.Auto);
        }

        using var text = encoding.Transcode(open());
        var head = new byte[HeadBytes];
        var count = text.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return [.. Encoding.UTF8.GetString(head, 0, count).ReplaceLineEndings("\n").Split('\n').Take(MostPreambleLines + 1)];
    }
}
