using System.Globalization;

using YamlDotNet.RepresentationModel;

namespace ContactPoint.Ingest.Feeds;

/// <summary>A mapping of the YAML file, whose keys are asked for one by one. What is wrong is noted, and reading goes on.</summary>
internal sealed class SpecNode
{
    private readonly YamlMappingNode _node;
    private readonly string _place;
    private readonly List<SpecFault> _faults;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public SpecNode(YamlMappingNode node, string place, List<SpecFault> faults)
    {
        _node = node;
        _place = place;
        _faults = faults;
    }

    public int LineNumber => (int)_node.Start.Line;

    public void AddFault(YamlNode? at, string cause, string cure) => _faults.Add(new(_place, (int)(at ?? _node).Start.Line, cause, cure));

    public YamlNode? Find(string key)
    {
        _known.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    public string Text(string key, string cure)
    {
        if (OptionalText(key) is { Length: > 0 } text)
        {
            return text;
        }

        AddFault(Find(key), $"\"{key}\" is missing.", cure);
        return "";
    }

    public string? OptionalText(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return scalar.Value;
            case var other:
                AddFault(other, $"\"{key}\" must be one value.", "Write one word or a quoted text.");
                return null;
        }
    }

    /// <summary>One text or a list of texts.</summary>
    public IReadOnlyList<string> Texts(string key, string cure)
    {
        var texts = Find(key) switch
        {
            YamlScalarNode { Value: { Length: > 0 } text } => [text],
            YamlSequenceNode sequence => [.. sequence.Children.OfType<YamlScalarNode>().Select(item => item.Value ?? "").Where(text => text.Length > 0)],
            _ => Array.Empty<string>(),
        };
        if (texts.Length == 0)
        {
            AddFault(Find(key), $"\"{key}\" is missing.", cure);
        }

        return texts;
    }

    public int Number(string key, int otherwise, int minimum, int maximum)
    {
        if (OptionalText(key) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        AddFault(Find(key), $"\"{key}\" is \"{text}\".", $"Write a whole number from {minimum} to {maximum}.");
        return otherwise;
    }

    /// <summary>One word of a list; the first is taken when the key is absent.</summary>
    public T Choice<T>(string key, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (OptionalText(key) is not { } text)
        {
            return choices[0].Value;
        }

        foreach (var (word, value) in choices)
        {
            if (word == text)
            {
                return value;
            }
        }

        var words = new List<string>();
        foreach (var (word, _) in choices)
        {
            words.Add(word);
        }

        AddFault(Find(key), $"\"{key}\" is \"{text}\".", $"Write one of: {string.Join(", ", words)}.");
        return choices[0].Value;
    }

    /// <summary>Any words of a list; none when the key is absent.</summary>
    public IReadOnlySet<T> Choices<T>(string key, params (string Word, T Value)[] choices)
    {
        var chosen = new HashSet<T>();
        foreach (var word in Find(key) is null ? [] : Texts(key, "Write the words in brackets, or leave the line out."))
        {
            if (choices.Any(choice => choice.Word == word))
            {
                chosen.Add(choices.Single(choice => choice.Word == word).Value);
            }
            else
            {
                AddFault(Find(key), $"\"{key}\" has \"{word}\".", $"Write any of: {string.Join(", ", choices.Select(choice => choice.Word))}.");
            }
        }

        return chosen;
    }

    public char Character(string key, char otherwise)
    {
        switch (OptionalText(key))
        {
            case null:
                return otherwise;
            case "tab":
                return '\t';
            case [var character] when char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character is not ('\r' or '\n'):
                return character;
            default:
                AddFault(Find(key), $"\"{key}\" is no single sign.", "Write one sign in quotes, for example \",\" or \"|\", or the word tab.");
                return otherwise;
        }
    }

    /// <summary>A mapping of words to words.</summary>
    public IReadOnlyList<(YamlNode At, string Word, string Meaning)> Words(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlMappingNode mapping:
                return [.. mapping.Children.Select(pair => (pair.Key, ((pair.Key as YamlScalarNode)?.Value ?? "").Trim(), ((pair.Value as YamlScalarNode)?.Value ?? "").Trim()))];
            case var other:
                AddFault(other, $"\"{key}\" must pair words.", "Write it as { theirs: ours, theirs: ours }.");
                return [];
        }
    }

    /// <summary>A mapping of words to one word or several.</summary>
    public IReadOnlyList<(YamlNode At, string Word, IReadOnlyList<string> Words)> WordLists(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlMappingNode mapping:
                var lists = new SpecNode(mapping, _place, _faults);
                return
                [
                    .. mapping.Children.Keys.OfType<YamlScalarNode>().Select(word => ((YamlNode)word, (word.Value ?? "").Trim(),
                        (IReadOnlyList<string>)[.. lists.Texts(word.Value ?? "", "Write one word, or several in brackets.").Select(text => text.Trim())])),
                ];
            case var other:
                AddFault(other, $"\"{key}\" must pair a word with words.", "Write it as { ours: [theirs, theirs] }.");
                return [];
        }
    }

    public TimeOnly Time(string key)
    {
        if (TimeOnly.TryParseExact(OptionalText(key), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        AddFault(Find(key), $"\"{key}\" is no time of day.", "Write hours and minutes, for example \"06:30\".");
        return default;
    }

    public SpecNode? Child(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode mapping:
                return new(mapping, _place, _faults);
            case var other:
                AddFault(other, $"\"{key}\" must be a group of settings.", "Write its settings on lines of their own, two spaces further in.");
                return null;
        }
    }

    public IEnumerable<SpecNode> Children(string key, string cure)
    {
        if (Find(key) is not YamlSequenceNode sequence)
        {
            AddFault(Find(key), $"\"{key}\" is missing or is no list.", cure);
            yield break;
        }

        foreach (var child in sequence.Children)
        {
            if (child is YamlMappingNode mapping)
            {
                yield return new(mapping, _place, _faults);
            }
            else
            {
                AddFault(child, $"An entry of \"{key}\" is no group of settings.", cure);
            }
        }
    }

    /// <summary>A key that nobody asked for is a misspelling: to ignore it would be to ignore the data manager.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var key in _node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } word } || !_known.Contains(word))
            {
                AddFault(key, $"\"{key}\" is no setting here.", $"Settings here are: {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
            }
        }
    }
}
