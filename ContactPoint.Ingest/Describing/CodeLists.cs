using System.Collections.Frozen;
using System.Globalization;

namespace ContactPoint.Ingest.Describing;

/// <summary>Codes that are in use for a field. A draft shows these, never those of the file.</summary>
internal sealed class CodeList
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _known;

    public CodeList(string name, string[] fields, params (string Theirs, string Ours)[] codes)
    {
        Name = name;
        Fields = fields;
        Codes = codes;
        _known = codes.ToFrozenDictionary(code => code.Theirs, code => code.Ours, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What to call it.</summary>
    public string Name { get; }

    /// <summary>The fields that have such codes.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Their words and ours.</summary>
    public IReadOnlyList<(string Theirs, string Ours)> Codes { get; }

    public bool Knows(ReadOnlySpan<char> value) => _known.ContainsKey(value);
}

/// <summary>Every list.</summary>
internal static class CodeLists
{
    private static readonly string[] Gender = ["gender"];
    private static readonly string[] Relations = ["carer_1_relation", "carer_2_relation"];
    private static readonly string[] Flags =
        ["birth_date_estimated", "lead_professional", "shielded", "do_not_record", "objection", "consent", "significant_harm"];

    /// <summary>How a code and its word stand together in one value, 0 for the code.</summary>
    private static readonly string[] CodeAndWord = ["{0} - {1}", "{0}-{1}", "{0} \u2013 {1}", "{0}: {1}", "{0}={1}", "{0} {1}", "{0} ({1})", "{1} ({0})"];

    private static readonly (string Code, string Word, string Ours)[] Numbers =
        [("1", "Male", "M"), ("2", "Female", "F"), ("9", "Not specified", "N"), ("0", "Not known", "N"), ("0", "Unknown", "N"), ("3", "Other", "N")];

    private static readonly (string Code, string Word, string Ours)[] Letters =
        [("M", "Male", "M"), ("F", "Female", "F"), ("U", "Unknown", "N"), ("N", "Not specified", "N"), ("N", "Not known", "N"), ("X", "Not specified", "N"), ("O", "Other", "N")];

    public static readonly IReadOnlyList<CodeList> All =
    [
        new("the Department for Education's letters", Gender, ("M", "M"), ("F", "F"), ("U", "N"), ("X", "N"), ("N", "N"), ("-", "N")),
        new("the health service's numbers", Gender, ("1", "M"), ("2", "F"), ("9", "N"), ("0", "N"), ("X", "N")),
        new("words", Gender, ("Male", "M"), ("Female", "F"), ("Boy", "M"), ("Girl", "F"), ("Other", "N"), ("Unknown", "N"), ("Not specified", "N")),
        .. CodeAndWord.Select(form => Together("numbers with their words", form, Numbers)),
        .. CodeAndWord.Select(form => Together("letters with their words", form, Letters)),
        new("words for relations", Relations, ("Mother", "parental_responsibility"), ("Father", "parental_responsibility"), ("Parent", "parental_responsibility"),
            ("Guardian", "parental_responsibility"), ("Grandmother", "care"), ("Grandfather", "care"), ("Grandparent", "care"), ("Foster carer", "care"),
            ("Step-parent", "care"), ("Stepmother", "care"), ("Stepfather", "care"), ("Carer", "care"), ("Aunt", "care"), ("Uncle", "care"), ("Other", "care")),
        new("letters for yes and no", Flags, ("Y", "true"), ("N", "false")),
        new("words for yes and no", Flags, ("Yes", "true"), ("No", "false"), ("True", "true"), ("False", "false")),
        new("numbers for yes and no", Flags, ("1", "true"), ("0", "false")),
        new("the health service's letters for restriction", ["shielded"], ("U", "false"), ("R", "true"), ("V", "true"), ("S", "true")),
    ];

    private static CodeList Together(string name, string form, (string Code, string Word, string Ours)[] codes) => new(
        name, Gender, [.. codes.Select(code => (string.Format(CultureInfo.InvariantCulture, form, code.Code, code.Word), code.Ours))]);
}
