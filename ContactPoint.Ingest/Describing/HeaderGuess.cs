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
    private const int HeadBytes = 256 * 1024;
    private const int MostPreambleLines = 30;
    private const int FewestRecognised = 2;
    private const string Delimiters = ",;\t|";

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
                var names = lines[line].Split(delimiter).Select(name => name.Trim().Trim('"', '\'').Trim()).ToList();
                var recognised = names.Count(HeaderWords.IsKnown);
                if (recognised >= FewestRecognised && recognised > (best?.Recognised ?? 0))
                {
                    best = new(delimiter, line, names, recognised);
                }
            }
        }

        return best;
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
        return [.. Encoding.UTF8.GetString(head, 0, count).Split('\n').Take(MostPreambleLines + 1)];
    }
}
