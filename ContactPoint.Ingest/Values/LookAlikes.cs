using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ContactPoint.Ingest.Values;

/// <summary>In which letters a text is written.</summary>
public enum Lettering
{
    /// <summary>Latin letters, with or without marks, or no letters at all.</summary>
    Latin,

    /// <summary>Words of another script, though none that mixes it with Latin: Анна.</summary>
    Other,

    /// <summary>Some word mixes Latin letters with those of another script, which mostly look the same: Аnna with a Cyrillic А.</summary>
    Mixed,
}

/// <summary>Letters of other scripts that look like Latin ones: a name that has one is another name to a computer, and the same to everybody who reads it.</summary>
/// <remarks>
/// Source: Unicode Technical Standard 39, confusables, those of Cyrillic, Greek and Armenian that fonts draw as they draw the Latin letter,
/// and the wide forms of East Asian fonts.
/// </remarks>
public static class LookAlikes
{
    private const char FirstOfOtherScripts = '\u0370';

    /// <summary>Each look-alike, and the Latin letter that it looks like.</summary>
    private const string Pairs =
        "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXԚQԜWҮY" // Cyrillic capitals
        + "аaеeѕsіiјjкkоoрpсcуyхxһhԁdԛqԝwҽeүyӏl" // Cyrillic
        + "ЁËЇÏёëїï"
        + "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX" // Greek capitals
        + "οoνvαaιiκkρpυuγyϲcϳj" // Greek
        + "օoսuհhոnՏSՕO"; // Armenian

    private static readonly FrozenDictionary<char, char> Latin = Pairs.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Says in which letters a text is written.</summary>
    public static Lettering LetteringOf(ReadOnlySpan<char> text)
    {
        if (!MayHaveOthers(text))
        {
            return Lettering.Latin;
        }

        var lettering = Lettering.Latin;
        var (hasLatin, hasOther) = (false, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune))
            {
                // A hyphen parts a name of two scripts as a space does; a mark belongs to its letter.
                (hasLatin, hasOther) = IsMark(rune) ? (hasLatin, hasOther) : (false, false);
                continue;
            }

            var isLatin = IsLatin(rune);
            (hasLatin, hasOther) = (hasLatin || isLatin, hasOther || !isLatin);
            if (hasLatin && hasOther)
            {
                return Lettering.Mixed;
            }

            lettering = hasOther ? Lettering.Other : lettering;
        }

        return lettering;
    }

    /// <summary>The text with Latin letters for what only looks like them, in words where every letter is Latin or looks so; words of another script stay.</summary>
    public static string ToLatin(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!MayHaveOthers(text))
        {
            return text;
        }

        var letters = text.ToCharArray();
        var start = 0;
        for (var index = 0; index <= letters.Length; index++)
        {
            if (index == letters.Length || !(char.IsLetter(letters[index]) || char.IsSurrogate(letters[index]) || IsMark(letters[index])))
            {
                WordToLatin(letters.AsSpan(start..index));
                start = index + 1;
            }
        }

        return new(letters);
    }

    private static void WordToLatin(Span<char> word)
    {
        var hasLatin = false;
        foreach (var letter in word)
        {
            hasLatin |= IsLatin(letter);
            if (!IsLatin(letter) && LatinOf(letter) is null)
            {
                return;
            }
        }

        if (!hasLatin && !word.ContainsAnyInRange('\uFF21', '\uFF5A'))
        {
            // wholly of another script: its letters are what they are
            return;
        }

        for (var index = 0; index < word.Length; index++)
        {
            word[index] = LatinOf(word[index]) ?? word[index];
        }
    }

    private static char? LatinOf(char letter) => letter is (>= '\uFF21' and <= '\uFF3A') or (>= '\uFF41' and <= '\uFF5A')
        ? (char)(letter - '\uFF21' + 'A')
        : Latin.TryGetValue(letter, out var latin) ? latin : null;

    /// <summary>Most texts are known by their first look: nothing in them lies past the Latin blocks.</summary>
    private static bool MayHaveOthers(ReadOnlySpan<char> text) => text.ContainsAnyInRange(FirstOfOtherScripts, char.MaxValue);

    private static bool IsLatin(Rune rune) => rune.IsBmp && IsLatin((char)rune.Value);

    /// <summary>The Latin blocks of Unicode, with Latin Extended Additional, C, D and the ligatures; marks count as the letter's.</summary>
    private static bool IsLatin(char letter) =>
        letter is < FirstOfOtherScripts or (>= '\u1D00' and <= '\u1DBF') or (>= '\u1E00' and <= '\u1EFF') or (>= '\u2C60' and <= '\u2C7F') or (>= '\uA720' and <= '\uA7FF') or (>= '\uFB00' and <= '\uFB06');

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
