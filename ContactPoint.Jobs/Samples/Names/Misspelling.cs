using ContactPoint.Jobs.Samples.Drawing;

namespace ContactPoint.Jobs.Samples.Names;

/// <summary>Ways in which people get a name, a street or a number wrong.</summary>
internal static class Misspelling
{
    private static readonly string[] KeyRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly (string From, string To)[] Sounds =
    [
        ("ph", "f"), ("f", "ph"), ("ck", "k"), ("c", "k"), ("k", "c"), ("ie", "y"), ("y", "ie"), ("ee", "ea"), ("ea", "ee"), ("ei", "ie"),
        ("oo", "u"), ("ou", "u"), ("s", "z"), ("z", "s"), ("th", "t"), ("ll", "l"), ("l", "ll"), ("nn", "n"), ("n", "nn"), ("tt", "t"), ("t", "tt"),
        ("mm", "m"), ("ss", "s"), ("rr", "r"), ("gh", ""), ("e", ""), ("a", "e"), ("e", "a"), ("i", "e"), ("o", "u"), ("er", "ar"), ("ley", "ly"),
        ("son", "sen"), ("x", "ks"), ("qu", "kw"), ("j", "g"), ("w", "wh"), ("ai", "ay"), ("ay", "ai"), ("sh", "sch"),
    ];

    /// <summary>Another usual spelling, a spelling by ear, or a slip of the finger; the text itself when it is too short to go wrong.</summary>
    public static string OfName(string name, SampleRandom random)
    {
        var kind = random.Share();
        if (name.Length < 2)
        {
            return name;
        }

        if (kind < 0.45 && NameTables.OtherSpelling(name, random) is { } other)
        {
            return other;
        }

        return kind < 0.65 ? ByEar(name, random) : ByFinger(name, random);
    }

    /// <summary>One slip of the finger: a letter left out, doubled, exchanged with its neighbour, or taken from the next key.</summary>
    public static string ByFinger(string text, SampleRandom random)
    {
        if (text.Length < 3)
        {
            return text;
        }

        // The first letter is got wrong far less often than the rest.
        var at = random.Chance(0.06) ? 0 : random.Between(1, text.Length - 1);
        return random.Below(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 when at + 1 < text.Length => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
            _ => $"{text[..at]}{NextKey(text[at], random)}{text[(at + 1)..]}",
        };
    }

    /// <summary>One digit becomes another, or two neighbours change places.</summary>
    public static string OfDigits(string text, SampleRandom random)
    {
        var places = Enumerable.Range(0, text.Length).Where(index => char.IsAsciiDigit(text[index])).ToArray();
        if (places.Length < 2)
        {
            return text;
        }

        var which = random.Below(places.Length - 1);
        var (at, next) = (places[which], places[which + 1]);
        var digits = text.ToCharArray();
        if (random.Chance(0.4) && digits[at] != digits[next])
        {
            (digits[at], digits[next]) = (digits[next], digits[at]);
        }
        else
        {
            digits[at] = (char)('0' + ((digits[at] - '0' + random.Between(1, 9)) % 10));
        }

        return new string(digits);
    }

    private static string ByEar(string text, SampleRandom random)
    {
        var start = random.Below(Sounds.Length);
        for (var step = 0; step < Sounds.Length; step++)
        {
            var (from, to) = Sounds[(start + step) % Sounds.Length];
            var at = text.IndexOf(from, 1, StringComparison.Ordinal);
            if (at > 0 && text.Length - from.Length + to.Length > 1)
            {
                return $"{text[..at]}{to}{text[(at + from.Length)..]}";
            }
        }

        return ByFinger(text, random);
    }

    private static char NextKey(char letter, SampleRandom random)
    {
        var lower = char.ToLowerInvariant(letter);
        foreach (var row in KeyRows)
        {
            var at = row.IndexOf(lower, StringComparison.Ordinal);
            if (at >= 0)
            {
                var near = row[at == 0 ? 1 : at == row.Length - 1 || random.Chance(0.5) ? at - 1 : at + 1];
                return char.IsUpper(letter) ? char.ToUpperInvariant(near) : near;
            }
        }

        return 'e';
    }
}
