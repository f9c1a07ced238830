using System.Globalization;
using System.Text;

namespace ContactPoint.Ingest.Tests.Minimising.Evaluation;

/// <summary>A planted value: what kind of content, in which field, and the text.</summary>
internal sealed record PlantedText(string Kind, string Field, string Text);

/// <summary>Templates and vocabularies from which values are drawn, with a seed: the same seed gives the same values.</summary>
internal sealed class EvaluationSet
{
    private readonly Dictionary<string, string[]> _words = new(StringComparer.Ordinal);
    private readonly List<PlantedText> _templates = [];

    /// <summary>Reads files of templates; a later file's vocabulary takes the place of an earlier one's.</summary>
    public EvaluationSet(params IEnumerable<string> files)
    {
        foreach (var line in files.SelectMany(LinesOf))
        {
            if (line.StartsWith("words ", StringComparison.Ordinal))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                _words[line[6..colon]] = line[(colon + 1)..].Split(" | ").Select(word => word.Trim()).ToArray();
                continue;
            }

            var at = line.IndexOf(" @ ", StringComparison.Ordinal);
            var end = line.IndexOf(": ", at, StringComparison.Ordinal);
            _templates.Add(new(line[..at], line[(at + 3)..end], line[(end + 2)..]));
        }
    }

    /// <summary>The kinds of content that are planted.</summary>
    public IEnumerable<string> Kinds => _templates.Select(template => template.Kind).Distinct(StringComparer.Ordinal);

    /// <summary>Draws so many values of each template.</summary>
    public IEnumerable<PlantedText> Plant(int eachTemplate, Random random)
    {
        foreach (var template in _templates)
        {
            for (var count = 0; count < eachTemplate; count++)
            {
                yield return template with { Text = InSomeCase(Fill(template.Text, random), random) };
            }
        }
    }

    /// <summary>A text of a vocabulary.</summary>
    public string Draw(string name, Random random)
    {
        if (PlantedNumbers.Make(name, random) is { } number)
        {
            return number;
        }

        var words = _words[name];
        return Fill(words[random.Next(words.Length)], random);
    }

    /// <summary>Systems write everything in capitals, people sometimes nothing.</summary>
    public static string InSomeCase(string text, Random random) => random.Next(10) switch
    {
        < 6 => text,
        < 9 => text.ToUpper(CultureInfo.InvariantCulture),
        _ => text.ToLower(CultureInfo.InvariantCulture),
    };

    private string Fill(string template, Random random)
    {
        var text = new StringBuilder();
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            var close = rest.IndexOf('}');
            text.Append(rest[..open]).Append(Draw(rest[(open + 1)..close].ToString(), random));
            rest = rest[(close + 1)..];
        }

        return text.Append(rest).ToString();
    }

    /// <summary>The lines of a file that are no comment.</summary>
    public static IEnumerable<string> LinesOf(string file)
    {
        using var stream = typeof(EvaluationSet).Assembly.GetManifestResourceStream($"Evaluation.{file}")
            ?? throw new InvalidOperationException($"There is no evaluation file {file}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
