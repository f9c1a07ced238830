using System.Buffers;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Finds language in names, addresses and contacts that says more about a child than the directory may hold.</summary>
internal static class WordPatterns
{
    private const int LongestName = 70;
    private const int MostWords = 7;

    private static readonly SearchValues<char> AliasSigns = SearchValues.Create("()[]\"/\u201C\u201D");

    /// <summary>Words of case notes, diagnoses and orders. Surnames and given names (Ward, Court, Law, Savage, Payne, Grant, Violet, Grace) are not among them.</summary>
    private static readonly WordList CaseWords = new(
        "violent", "violence", "police", "injunction", "camhs", "overdose", "overdosed", "autism", "autistic", "asthma", "asthmatic", "adhd", "epilepsy", "epileptic",
        "diabetes", "diabetic", "medication", "medicated", "safeguarding", "offender", "offending", "abuse", "abused", "abusive", "abuser", "neglect",
        "neglected", "suicide", "suicidal", "diagnosed", "diagnosis", "pregnant", "pregnancy", "imprisoned", "arrested", "alcoholic", "alcoholism",
        "addict", "addiction", "heroin", "cannabis", "methadone", "depression", "aggressive", "bipolar", "schizophrenia", "schizophrenic", "hiv",
        "probation", "fostered", "statemented", "sectioned", "disabled", "assaulted", "assault", "absconded", "absconds", "bruising", "bruises",
        "child protection", "social worker", "court order", "non molestation", "do not contact", "no contact with", "contact with father", "at risk",
        "self harm", "self harming", "self harms", "looked after child", "special needs", "domestic violence", "domestic abuse", "sex offender", "drug user",
        "drug dealer", "drug use", "learning difficulties", "learning disability", "in care", "in prison", "eating disorder");

    /// <summary>In an address only what no street or house is called: the Old Surgery, Hospital Road and Clinic Cottage stay.</summary>
    private static readonly WordList SevereWords = new(
        "violent", "violence", "injunction", "overdose", "safeguarding", "offender", "abuser", "suicidal", "child protection", "domestic violence", "domestic abuse",
        "sex offender", "drug dealer", "at risk", "do not visit", "do not contact", "do not disclose", "do not tell", "not to be told", "must not know", "safe address", "dad", "mum",
        "stepdad", "stepfather", "ex partner", "ex husband", "police called", "police involved", "court order", "non molestation");

    private static readonly WordList FunctionWords = new(
        "the", "is", "was", "are", "were", "be", "been", "has", "have", "had", "with", "and", "but", "not", "for", "from", "to", "at", "by", "on", "in", "of", "his", "her",
        "she", "he", "they", "their", "him", "who", "when", "that", "this", "will", "would", "should", "can", "cannot", "since", "after", "before", "lives", "living",
        "says", "said", "seems", "very", "because", "about", "mum", "dad", "mother", "father", "parents", "school", "please");

    private static readonly WordList AliasWords = new("aka", "a/k/a", "alias", "known as", "formerly", "formerly known as", "calls himself", "calls herself", "prefers");

    private static readonly WordList DisclosingWords = new(
        "camhs", "sexual health", "gum clinic", "drug", "drugs", "alcohol", "contraception", "contraceptive", "genitourinary", "genito urinary", "substance misuse",
        "mental health", "eating disorders", "eating disorder", "psychiatry", "psychiatrist", "psychiatric", "needle exchange", "abortion", "pregnancy advisory");

    /// <summary>The same in an e-mail address, where words run together.</summary>
    private static readonly string[] DisclosingParts =
        ["camhs", "sexualhealth", "gumclinic", "contracept", "substancemisuse", "drugs", "alcohol", "mentalhealth", "eatingdisorder", "psychiatr"];

    private static readonly WordList RefugeWords = new(
        "refuge", "women's refuge", "womens refuge", "women's aid", "womens aid", "safe house", "safehouse", "witness protection");

    private static readonly WordList RefugeStreets = new(
        "refuge street", "refuge road", "refuge lane", "refuge close", "refuge avenue", "refuge way", "refuge court", "refuge terrace", "refuge drive", "refuge cottage",
        "refuge cottages");

    private static readonly string[] LinkParts = ["http:", "https:", "www.", ".jpg", ".jpeg", ".png", ".pdf", ".docx"];

    /// <summary>Whether a name has a word of case notes in it.</summary>
    public static bool HasCaseWord(ReadOnlySpan<char> text) => CaseWords.IsIn(text);

    /// <summary>Whether a line of an address says what no address says.</summary>
    public static bool HasSevereWord(ReadOnlySpan<char> text) => SevereWords.IsIn(text);

    /// <summary>Whether a name is written like a sentence.</summary>
    public static bool IsSentence(ReadOnlySpan<char> text)
    {
        var functionWords = FunctionWords.Count(text, out var words);
        return functionWords >= 3
            || (functionWords >= 2 && words >= 4)
            || words > MostWords
            || text.Length > LongestName
            || text.IndexOfAny("!;:") >= 0
            || HasQuestion(text)
            || text.ContainsAnyInRange('0', '9')
            || text.IndexOf(" - ") >= 0;
    }

    /// <summary>Whether a name holds a second name: Kit (Christopher), Jo/Joseph, aka.</summary>
    public static bool HasAlias(ReadOnlySpan<char> text) =>
        text.ContainsAny(AliasSigns) || AliasWords.IsIn(text);

    /// <summary>Whether a practitioner's name or title says which sensitive service it is.</summary>
    public static bool Discloses(ReadOnlySpan<char> text) => DisclosingWords.IsIn(text);

    /// <summary>Whether an e-mail address says which sensitive service it is.</summary>
    public static bool DisclosesInAddress(ReadOnlySpan<char> text)
    {
        if (text.Length > 256)
        {
            return false;
        }

        Span<char> letters = stackalloc char[256];
        var count = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiLetter(character))
            {
                letters[count++] = char.ToLowerInvariant(character);
            }
        }

        foreach (var part in DisclosingParts)
        {
            if (letters[..count].IndexOf(part) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line of an address names a refuge; a street of that name is none.</summary>
    public static bool NamesRefuge(ReadOnlySpan<char> text) => RefugeWords.IsIn(text) && !RefugeStreets.IsIn(text);

    /// <summary>Whether the text points to a page, a picture or a document.</summary>
    public static bool HasLink(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny('.', ':'))
        {
            return false;
        }

        foreach (var part in LinkParts)
        {
            if (text.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A question mark at a word's end asks something; before or inside a word it is a letter that some system lost (?ukasz).</summary>
    private static bool HasQuestion(ReadOnlySpan<char> text)
    {
        var index = text.LastIndexOf('?');
        return index >= 0 && (index + 1 == text.Length || !char.IsLetter(text[index + 1]));
    }
}
