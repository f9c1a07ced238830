using System.Globalization;
using System.Text;

namespace ContactPoint.Ingest.Describing;

/// <summary>Writes a first specification for Common Transfer Files, each guess with its reason beside it. It names elements and counts pupils; it repeats no value.</summary>
public static class TransferDraft
{
    private const string DayFormat = "yyyy-MM-dd";

    private static readonly CodeList Letters = CodeLists.All[0];

    /// <summary>What the file has of everybody; a file of one pupil may lack the other elements by chance.</summary>
    private static readonly string[] OfEverybody = ["surname", "forename", "birth_date"];

    private static readonly (string Reason, string[] Words)[] NotIdentity =
    [
        ("an address or a contact, which is no part of who a pupil is. Map its parts, such as Address/PostCode, only if this feed is to be believed for them", ["Address", "Phone", "Email", "Contact"]),
        ("it says about the file, not about a pupil", ["Header"]),
    ];

    /// <summary>The specification's text.</summary>
    /// <param name="file">What the file looks like.</param>
    /// <param name="name">The feed's name: small letters, digits and hyphens.</param>
    public static string Write(TransferDescription file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        var draft = new StringBuilder();
        SpecDraft.WriteBeginning(draft, file.Rows, name);
        draft.Append(CultureInfo.InvariantCulture, $"# A Common Transfer File: its root element is CTfile, and each Pupil is a row. It says of itself how it is encoded ({file.Encoding}).\nfile: {{ format: ctf }}\n\n");
        draft.Append(LocalId(file));
        var elements = file.Elements.ToList();
        var (present, absent) = elements.Exists(each => each.Element.Name == "Sex") ? ("Sex", "Gender") : ("Gender", "Sex");
        draft.Append(CultureInfo.InvariantCulture, $"aliases: {{ {present}: {absent} }} # the element was called Gender before 2023\n\n");
        draft.Append("# Only elements that say who a pupil is. A name of a column is the element's path below Pupil.\ncolumns:\n");
        foreach (var (element, field) in elements)
        {
            draft.Append(CultureInfo.InvariantCulture, $"  - {{ from: {element.Name}, to: {field}{Settings(element, field, file.Rows)} }} # {Why(element, field, file.Rows)}\n");
        }

        draft.Append("\n# Left out, so skipped unread and counted by name:\n");
        foreach (var other in file.Others)
        {
            draft.Append(CultureInfo.InvariantCulture, $"#   {SpecDraft.Quoted(other.Name)}: {Reason(other.Name)}\n");
        }

        return draft.Append(file.Others.Count == 0 ? "#   nothing\n" : "").ToString();
    }

    private static string LocalId(TransferDescription file) => file.LocalId switch
    {
        [] => "# The supplier's own key for the pupil. Not every pupil here has a UPN of its own: ask the supplier which element is the key, and name it here.\nlocal_id:\n",
        [var only] => $"local_id: {only} # another in nearly every pupil; the header does not name the school that sent it\n",
        var parts => $"local_id: [{string.Join(", ", parts)}] # the pupil's number, with the school that sent it: two schools may send one pupil\n",
    };

    private static string Settings(ColumnShape element, string field, long rows)
    {
        var settings = field switch
        {
            "birth_date" => $", format: {(element.PossibleDayFormats is [var first, ..] ? first : DayFormat)}",
            "gender" => $", codes: {{ {string.Join(", ", (element.CodesOf(field) ?? Letters).Codes.Select(code => $"\"{code.Theirs}\": \"{code.Ours}\""))} }}",
            _ => "",
        };
        return OfEverybody.Contains(field) && element.Filled == rows ? $"{settings}, presence: required" : settings;
    }

    private static string Why(ColumnShape element, string field, long rows)
    {
        if (element.Filled == 0)
        {
            return "no pupil of this file has it; others may";
        }

        var caution = (field == "birth_date" && element.PossibleDayFormats.Count == 0) || (field == "gender" && element.CodesOf(field) is null)
            ? "; CAUTION: its values are not written so, so ask the supplier"
            : ValueKinds.OfField(field) is { } kind ? $"; {element.PercentOf(kind)}% of its values are {kind.Plural}" : "";
        return $"by its name{caution}; filled in {SpecDraft.Percent(element.Filled, rows)} of pupils";
    }

    private static string Reason(string path)
    {
        if (Array.Find(NotIdentity, each => Array.Exists(each.Words, word => path.Contains(word, StringComparison.OrdinalIgnoreCase))).Reason is { } notIdentity)
        {
            return notIdentity;
        }

        return HeaderWords.ReasonOutside(path) ?? "it does not say who a pupil is";
    }
}
