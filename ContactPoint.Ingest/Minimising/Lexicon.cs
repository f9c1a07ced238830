using System.Buffers;
using System.Collections.Frozen;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Every word, beginning of a word (abscond*) and phrase that some rule asks about, in one table, so that a text is taken apart once for all rules.</summary>
/// <remarks>Case and apostrophes do not count; between the words of a phrase may stand spaces, hyphens, strokes and full stops; letters with full stops between them are a word (A.D.H.D.).</remarks>
internal sealed class Lexicon
{
    private const int LongestWord = 24;
    private const int StemLetters = 4;
    private const int Letters = 27;
    private const uint StemBit = 1u << 31;

    /// <summary>A phrase does not go over these: "Ann Muslim (Family Support Worker)" says nothing of a Muslim family.</summary>
    private static readonly SearchValues<char> PhraseEnds = SearchValues.Create("(),;:[]\"");

    private static readonly SearchValues<char> PhraseJoins = SearchValues.Create(" -/.'&");

    private static readonly SearchValues<char> NoteSigns = SearchValues.Create("([{*;\"");

    private readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenDictionary<string, Stem[]>.AlternateLookup<ReadOnlySpan<char>> _stems;

    /// <summary>For each two first letters, the lengths of the words that begin so: most names are let go by this alone.</summary>
    private readonly uint[] _lengthsByBeginning = new uint[Letters * Letters];

    public Lexicon(IEnumerable<(Topics Topic, string Entry)> entries)
    {
        var words = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var stems = new List<Stem>();
        foreach (var (topic, text) in entries)
        {
            var parts = text.Split(' ');
            if (parts.Length == 1 && text.EndsWith('*'))
            {
                stems.Add(new(text[..^1], topic));
                _lengthsByBeginning[Beginning(text)] |= StemBit;
                continue;
            }

            var before = words.GetValueOrDefault(parts[0], new(Topics.None, []));
            words[parts[0]] = parts.Length == 1
                ? before with { Topics = before.Topics | topic }
                : before with { Phrases = [.. before.Phrases, new(parts[1..], topic)] };
            _lengthsByBeginning[Beginning(parts[0])] |= 1u << parts[0].Length;
        }

        _words = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _stems = stems.GroupBy(stem => stem.Text[..StemLetters], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What the words of a text are about, and how many there are of the kinds that are counted.</summary>
    public WordCounts Read(ReadOnlySpan<char> text)
    {
        Span<char> word = stackalloc char[LongestWord];
        var counts = default(WordCounts);
        var position = 0;
        var isNoted = false;
        var isAfterName = false;
        var ofService = 0;
        while (SkipToWord(text, ref position, ref isNoted))
        {
            var start = position;
            if (!TryNextWord(text, ref position, word, out var length))
            {
                break;
            }

            counts.Words++;
            counts.HasNoteSign |= isNoted;
            if (length > 0)
            {
                var topics = TopicsOf(word[..length], text[position..], out var wordsOfService);
                ofService = Math.Max(ofService - 1, wordsOfService);
                counts.Add(topics, isNoted, isOfService: ofService > 0, isAfterName ? UnlikeNames(text[start..position]) : Topics.None);
            }

            isAfterName |= position - start > 1 && char.IsUpper(text[start]) && char.IsLower(text[start + 1]);
        }

        return counts;
    }

    /// <summary>What a word after a name cannot be when people wrote it so: "Amina bright" is no family Bright, and "Amina SEN" no family Sen.</summary>
    private static Topics UnlikeNames(ReadOnlySpan<char> word) =>
        char.IsLower(word[0]) ? Topics.CapitalName | Topics.NameWord | Topics.Everyday | Topics.EverydayPlace
        : word.Length > 1 && char.IsUpper(word[0]) && char.IsUpper(word[1]) ? Topics.Code
        : Topics.None;

    /// <summary>Goes to the next word, and finds out whether a sign that begins a note stands before it: a dash or a stroke beside a space, a bracket, a star.</summary>
    private static bool SkipToWord(ReadOnlySpan<char> text, ref int position, ref bool isNoted)
    {
        var start = position;
        while (position < text.Length && !char.IsLetterOrDigit(text[position]))
        {
            position++;
        }

        var between = text[start..position];
        if (!between.IsEmpty && between is not (" " or "-"))
        {
            var isBeforeDigit = position < text.Length && char.IsAsciiDigit(text[position]);
            isNoted = (isNoted && !between.ContainsAny(')', ']') && !(isBeforeDigit && between.Contains(',')))
                || between.ContainsAny(NoteSigns)
                || (between.Length > 1 && !isBeforeDigit && between.ContainsAny('-', '/'));
        }

        return position < text.Length;
    }

    private Topics TopicsOf(ReadOnlySpan<char> word, ReadOnlySpan<char> rest, out int wordsOfService)
    {
        wordsOfService = 0;
        var lengths = _lengthsByBeginning[Beginning(word)];
        var topics = WordEndings.TopicsOf(word);
        if ((lengths & ((1u << word.Length) | StemBit)) == 0)
        {
            return topics;
        }

        if (_words.TryGetValue(word, out var entry))
        {
            topics |= entry.Topics;
            foreach (var phrase in entry.Phrases)
            {
                if (StartsWith(rest, phrase.Rest))
                {
                    topics |= phrase.Topics;
                    wordsOfService = Math.Max(wordsOfService, (phrase.Topics & Topics.Disclosing) != 0 ? phrase.Rest.Length + 1 : 0);
                }
            }
        }

        if ((lengths & StemBit) != 0 && word.Length >= StemLetters && _stems.TryGetValue(word[..StemLetters], out var stems))
        {
            foreach (var stem in stems)
            {
                topics |= word.StartsWith(stem.Text) ? stem.Topics : Topics.None;
            }
        }

        wordsOfService = Math.Max(wordsOfService, (topics & Topics.Disclosing) != 0 ? 1 : 0);
        return topics;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string[] words)
    {
        Span<char> word = stackalloc char[LongestWord];
        var position = 0;
        foreach (var wanted in words)
        {
            var start = position;
            if (!TryNextWord(text, ref position, word, out var length) || !IsWithinPhrase(text[start..position], length))
            {
                return false;
            }

            var found = word[..length];
            if (wanted[^1] == '*' ? !found.StartsWith(wanted.AsSpan(0, wanted.Length - 1)) : !found.SequenceEqual(wanted))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether no more than a space, hyphen, stroke or full stop, or two of them, stands before the word.</summary>
    private static bool IsWithinPhrase(ReadOnlySpan<char> before, int length) =>
        before.IndexOfAnyExcept(PhraseJoins) is <= 2 && !before.ContainsAny(PhraseEnds) && length > 0;

    /// <summary>Takes the next word, in small letters and without apostrophes. Its length is 0 when it is no word of any list: too long, or with letters that English has not.</summary>
    private static bool TryNextWord(ReadOnlySpan<char> text, ref int position, Span<char> word, out int length)
    {
        length = 0;
        while (position < text.Length && !char.IsLetterOrDigit(text[position]))
        {
            position++;
        }

        if (position == text.Length)
        {
            return false;
        }

        var isForeign = false;
        for (; position < text.Length; position++)
        {
            var character = text[position];
            if (char.IsAsciiLetterOrDigit(character))
            {
                if (length == LongestWord)
                {
                    isForeign = true;
                    continue;
                }

                word[length++] = (char)(character | 0x20);
            }
            else if (char.IsLetterOrDigit(character) || IsLostLetter(text, position))
            {
                isForeign = true;
            }
            else if (character != '\'' && !IsInitialAt(text, position, length))
            {
                break;
            }
        }

        length = isForeign ? 0 : length;
        return true;
    }

    /// <summary>Whether some system lost a letter here: Zieli?ski is one word.</summary>
    private static bool IsLostLetter(ReadOnlySpan<char> text, int position) =>
        text[position] == '?' && position > 0 && position + 1 < text.Length && char.IsLetter(text[position - 1]) && char.IsLetter(text[position + 1]);

    /// <summary>Whether a full stop stands between single letters: then they are one word.</summary>
    private static bool IsInitialAt(ReadOnlySpan<char> text, int stop, int length) =>
        text[stop] == '.'
        && length > 0
        && stop + 1 < text.Length
        && char.IsAsciiLetter(text[stop + 1])
        && char.IsAsciiLetter(text[stop - 1])
        && (stop < 2 || !char.IsLetterOrDigit(text[stop - 2]))
        && (stop + 2 == text.Length || !char.IsLetterOrDigit(text[stop + 2]));

    private static int Beginning(ReadOnlySpan<char> word) => (Place(word[0]) * Letters) + (word.Length > 1 ? Place(word[1]) : 0);

    private static int Place(char letter) => letter is >= 'a' and <= 'z' ? letter - 'a' + 1 : 0;

    private readonly record struct Entry(Topics Topics, Phrase[] Phrases);

    private readonly record struct Phrase(string[] Rest, Topics Topics);

    private readonly record struct Stem(string Text, Topics Topics);
}

/// <summary>What the words of a text are about.</summary>
internal struct WordCounts
{
    /// <summary>Every topic that any word or phrase has.</summary>
    public Topics Topics { get; private set; }

    /// <summary>Every topic of the words that are no part of a sensitive service's name.</summary>
    public Topics BesideServices { get; private set; }

    /// <summary>Every topic of the words after a dash or in a bracket.</summary>
    public Topics Noted { get; private set; }

    /// <summary>Whether any word stands after a dash or in a bracket.</summary>
    public bool HasNoteSign { get; set; }

    /// <summary>How many words.</summary>
    public int Words { get; set; }

    /// <summary>How many of them tell something.</summary>
    public int Telling { get; private set; }

    /// <summary>How many of them join others.</summary>
    public int Joining { get; private set; }

    /// <summary>How many of them are small, and may be names.</summary>
    public int Small { get; private set; }

    /// <summary>How many of them are everyday words.</summary>
    public int Everyday { get; private set; }

    /// <summary>How many of the others end as English words do, and names do not.</summary>
    public int EnglishEndings { get; private set; }

    /// <summary>How many of them are everyday words that addresses are made of too.</summary>
    public int EverydayPlace { get; private set; }

    /// <summary>How many of them are everyday words that are somebody's name too.</summary>
    public int NameWords { get; private set; }

    /// <summary>How many words that may be names are not written as names are: in small letters, or a code in capitals, after a name with one capital.</summary>
    public int UnlikeNames { get; private set; }

    /// <summary>How many verbs and adverbs there are that are neither names nor parts of addresses.</summary>
    public int Notes { get; private set; }

    /// <summary>How many words there are that are nobody's name.</summary>
    public int NoNames { get; private set; }

    /// <summary>Adds a word's topics.</summary>
    public void Add(Topics topics, bool isNoted, bool isOfService, Topics unlikeNames)
    {
        if (topics == Topics.None)
        {
            return;
        }

        Topics |= topics;
        BesideServices |= isOfService ? Topics.None : topics;
        Noted |= isNoted ? topics : Topics.None;
        UnlikeNames += (topics & unlikeNames) != 0 ? 1 : 0;
        Notes += (topics & Topics.Note) != 0 ? 1 : 0;
        NoNames += (topics & (Topics.NoName | Topics.Telling)) != 0 ? 1 : 0;
        Telling += (topics & Topics.Telling) != 0 ? 1 : 0;
        Joining += (topics & (Topics.Joining | Topics.Telling)) == Topics.Joining ? 1 : 0;
        Small += (topics & Topics.Small) != 0 ? 1 : 0;
        Everyday += (topics & (Topics.Everyday | Topics.Telling | Topics.Joining)) == Topics.Everyday ? 1 : 0;
        EnglishEndings += (topics & (Topics.EnglishEnding | Topics.Everyday | Topics.Telling | Topics.Joining)) == Topics.EnglishEnding ? 1 : 0;
        NameWords += (topics & (Topics.NameWord | Topics.Everyday | Topics.EverydayPlace | Topics.Telling | Topics.Joining)) == Topics.NameWord ? 1 : 0;
        EverydayPlace += (topics & (Topics.EverydayPlace | Topics.Telling | Topics.Joining)) == Topics.EverydayPlace ? 1 : 0;
    }
}
