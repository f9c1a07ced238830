using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContactPoint.Ingest.Describing;

/// <summary>Writes a first specification for a file, each guess with its reason beside it, for a data manager to go on from.</summary>
/// <remarks>It names columns and counts values; it repeats none. Codes and trailer words are those in general use, never the file's.</remarks>
public static class SpecDraft
{
    /// <summary>What a draft says where the feed's title is for a person to say.</summary>
    public const string NoTitle = "(what people call the feed)";

    /// <summary>The same of its supplier.</summary>
    public const string NoSupplier = "(who sends it)";

    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Carers = ["carer_1", "carer_2"];

    /// <summary>The specification's text.</summary>
    /// <param name="file">What the file looks like.</param>
    /// <param name="name">The feed's name: small letters, digits and hyphens.</param>
    public static string Write(FileDescription file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        var guesses = ColumnGuesses.Of(file);
        var draft = new StringBuilder();
        WriteBeginning(draft, file.Rows, name);
        WriteFile(draft, file);
        WriteLocalId(draft, file);
        draft.Append("columns:\n");
        foreach (var guess in guesses.Mapped)
        {
            draft.Append(CultureInfo.InvariantCulture, $"  - {{ from: {guess.Column}, {guess.Settings} }} # {guess.Why}\n");
        }

        draft.Append(guesses.Mapped.Count == 0 ? "  [] # no column was recognised: name at least one; docs/schema.md lists our fields\n" : "");
        WriteConstants(draft, guesses);
        draft.Append("\n# Left out, so dropped by the reader and counted by name:\n");
        foreach (var (column, reason) in guesses.LeftOut)
        {
            draft.Append(CultureInfo.InvariantCulture, $"#   {Quoted(column)}: {reason}\n");
        }

        return draft.Append(guesses.LeftOut.Count == 0 ? "#   nothing\n" : "").ToString();
    }

    internal static void WriteBeginning(StringBuilder draft, long rows, string name) => draft.Append(string.Create(CultureInfo.InvariantCulture, $$"""
        # A first specification, guessed from a file of {{rows:N0}} rows. Read every line: what is guessed wrongly is read wrongly every night.
        # Then try it: contactpoint feed lint SPEC.yaml, and contactpoint feed check FILE --feed SPEC.yaml. docs/feeds.md explains the settings.

        name: {{name}}
        title: {{NoTitle}}
        supplier: {{NoSupplier}}
        # contact: { role: Data manager, address: data@supplier.example.org }

        # A guess that withdraws nobody. Write full if every file names everybody: then whom a file no longer names is withdrawn.
        kind: delta
        # expected_rows: { usual: {{rows}}, within_percent: 20 } # an extract that differs by more waits for a person
        # expected_by: { time: "06:00", days: [monday, tuesday, wednesday, thursday, friday] }


        """).ReplaceLineEndings("\n"));

    private static void WriteFile(StringBuilder draft, FileDescription file)
    {
        var header = file.Header;
        var delimiter = header.Delimiter == '\t' ? "tab" : $"\"{header.Delimiter}\"";
        draft.Append(CultureInfo.InvariantCulture, $"file:\n  delimiter: {delimiter} # with it, {header.Recognised} of {header.Names.Count} names of columns are ones that are known; with any other, fewer\n");
        draft.Append(CultureInfo.InvariantCulture, $"  encoding: auto # decided over the whole of each file; this one is {file.Encoding}\n");
        if (header.Quote != '"')
        {
            draft.Append(CultureInfo.InvariantCulture, $"  quote: \"{header.Quote}\" # values stand between two of these\n");
        }

        if (header.PreambleLines > 0)
        {
            draft.Append(CultureInfo.InvariantCulture, $"  preamble_lines: {header.PreambleLines} # the header stands on line {header.PreambleLines + 1}\n");
        }

        if (file.Trailer is { } trailer)
        {
            var count = trailer.CountInField > 0 ? $", count_in_field: {trailer.CountInField}" : "";
            draft.Append(CultureInfo.InvariantCulture, $"  trailer: {{ starts_with: {Quoted(trailer.StartsWith)}{count} }} # the last line is no row: a file without it is refused as cut off{(file.IsTrailerCountWrong ? ". CAUTION: its number is not the number of rows, so it is not checked. This file may be cut off" : "")}\n");
        }

        if (file.Malformed > 0)
        {
            draft.Append(CultureInfo.InvariantCulture, $"  # CAUTION: {file.Malformed:N0} of {file.Rows:N0} rows have not as many columns as the header, or are quoted wrongly. They were not looked at; feed check names each\n");
        }

        draft.Append('\n');
    }

    private static void WriteLocalId(StringBuilder draft, FileDescription file) => draft.Append(file.LocalId switch
    {
        [] => "# The supplier's own key for the person. No column, by its name, is one that differs in every row: ask the supplier, and name it here.\nlocal_id:\n\n",
        [var only] => $"local_id: {Quoted(only)} # differs in nearly every row. It must be the supplier's own key, and stay the same from file to file\n\n",
        _ => $"local_id: [{string.Join(", ", file.LocalId.Select(Quoted))}] # together they differ in nearly every row; the second alone may be another child's elsewhere\n\n",
    });

    private static void WriteConstants(StringBuilder draft, ColumnGuesses guesses)
    {
        var relations = Carers.Where(carer => guesses.Fills($"{carer}_name", $"{carer}_phone", $"{carer}_email") && !guesses.Fills($"{carer}_relation")).ToList();
        if (relations.Count == 0)
        {
            return;
        }

        draft.Append("\n# A carer without a relation: care says the least. Write parental_responsibility where that is known of every one.\nconstants:\n");
        foreach (var carer in relations)
        {
            draft.Append(CultureInfo.InvariantCulture, $"  {carer}_relation: care\n");
        }
    }

    internal static string Percent(long part, long whole) =>
        whole == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(100, 100 * part / whole)}%");

    /// <summary>YAML reads a text in JSON's quotes.</summary>
    internal static string Quoted(string text) => JsonSerializer.Serialize(text, Quoting);
}
