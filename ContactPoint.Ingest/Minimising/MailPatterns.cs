using System.Buffers;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Finds in an e-mail address which sensitive service it is, and mail that anybody can have.</summary>
internal static class MailPatterns
{
    private const int LongestAddress = 256;

    /// <summary>In an e-mail address words run together.</summary>
    private static readonly SearchValues<string> DisclosingParts = SearchValues.Create([.. WordLists.Of("mail-parts")], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AfterGum = SearchValues.Create([.. WordLists.Of("mail-after-gum")], StringComparison.OrdinalIgnoreCase);

    /// <summary>Words that disclose when they are all of a mailbox's name or the first part of its domain; beside others they may be a name (Rehab Ali, Ben Brook).</summary>
    private static readonly string[] DisclosingLabels = [.. WordLists.Of("mail-labels")];

    /// <summary>Mail that anybody can have: a practitioner's organisation answers for none of it.</summary>
    private static readonly string[] PersonalDomains = [.. WordLists.Of("mail-personal")];

    /// <summary>Whether an e-mail address says which sensitive service it is.</summary>
    public static bool DisclosesInAddress(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('@') < 0 || text.Length > LongestAddress)
        {
            return false;
        }

        if (HasClinicOfThreeLetters(text))
        {
            return true;
        }

        Span<char> words = stackalloc char[LongestAddress];
        Span<char> letters = stackalloc char[LongestAddress];
        var count = 0;
        for (var index = 0; index < text.Length; index++)
        {
            words[index] = char.IsAsciiDigit(text[index]) ? '.' : text[index];
            if (char.IsAsciiLetter(text[index]))
            {
                letters[count++] = text[index];
            }
        }

        // a number at a word's end is no part of it: camhs4@example.org
        return letters[..count].ContainsAny(DisclosingParts)
            || IsDisclosingLabel(words[..text.IndexOf('@')])
            || IsDisclosingLabel(words[(text.IndexOf('@') + 1)..text.Length] is var domain && domain.IndexOf('.') is > 0 and var dot ? domain[..dot] : [])
            || (text.ContainsAnyInRange('0', '9') && (WordLists.Lexicon.Read(words[..text.Length]).Topics & Topics.Disclosing) != 0);
    }

    private static bool IsDisclosingLabel(ReadOnlySpan<char> label)
    {
        foreach (var whole in DisclosingLabels)
        {
            if (label.Trim(".-_").Equals(whole, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gumbley and Begum are people, and a nursery may be called Gum Tree; gum@, gum.clinic@ and @gumclinic are one.</summary>
    private static bool HasClinicOfThreeLetters(ReadOnlySpan<char> text)
    {
        const string Clinic = "gum";
        for (var from = 0; text[from..].IndexOf(Clinic, StringComparison.OrdinalIgnoreCase) is >= 0 and var at; from += at + Clinic.Length)
        {
            var rest = text[(from + at + Clinic.Length)..];
            if (NumberPatterns.IsBorder(text, from + at - 1)
                && !rest.TrimStart(".-_").StartsWith("tree", StringComparison.OrdinalIgnoreCase)
                && (NumberPatterns.IsBorder(rest, 0) || rest.IndexOfAny(AfterGum) == 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an e-mail address is one that anybody can have.</summary>
    public static bool IsPersonalMail(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return false;
        }

        foreach (var domain in PersonalDomains)
        {
            if (text[(at + 1)..].Equals(domain, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
