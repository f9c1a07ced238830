using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Describing;

/// <summary>A column that probably fills a field.</summary>
/// <param name="Column">As the specification names it, or the list of several that are joined.</param>
/// <param name="Settings">What the entry says after <c>from</c>.</param>
/// <param name="Why">The reason, in a few words.</param>
internal sealed record ColumnGuess(string Column, string Settings, string Why);

/// <summary>Which of a file's columns probably fill which of our fields, and why the others stay outside.</summary>
internal sealed class ColumnGuesses
{
    private const int FewValidPercent = 50;
    private const int OftenPercent = 20;

    private static readonly string[] AddressFields = ["address_1", "address_2", "address_3", "address_4"];

    private readonly FileDescription _file;
    private readonly IReadOnlyList<PartsOfField> _parts;
    private readonly Dictionary<string, string> _columnOfField = new(StringComparer.Ordinal);
    private readonly List<ColumnGuess> _mapped = [];
    private readonly List<(string Column, string Reason)> _leftOut = [];

    private ColumnGuesses(FileDescription file)
    {
        _file = file;
        _parts = PartsOfField.Of(file);
    }

    public IReadOnlyList<ColumnGuess> Mapped => _mapped;

    public IReadOnlyList<(string Column, string Reason)> LeftOut => _leftOut;

    public static ColumnGuesses Of(FileDescription file)
    {
        var guesses = new ColumnGuesses(file);
        for (var position = 0; position < file.Header.Names.Count; position++)
        {
            var name = file.Header.Names[position];
            if (file.Columns.FirstOrDefault(column => column.Name == name) is { } shape)
            {
                guesses.Add(shape);
            }
            else
            {
                guesses._leftOut.Add((ColumnName.Shown(name) ?? $"column {position + 1}", name.Length == 0 ? "it has no name, so it cannot be mapped" : "its name is too long or stands there twice, so it cannot be mapped: ask the supplier for another name"));
            }
        }

        return guesses;
    }

    /// <summary>Whether any of these fields is filled.</summary>
    public bool Fills(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (_columnOfField.ContainsKey(field))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(ColumnShape shape)
    {
        if (_parts.FirstOrDefault(parts => parts.Has(shape)) is { } parts)
        {
            AddParts(parts);
            return;
        }

        if (HeaderWords.PartOf(shape.Name) == "full name" && HeaderWords.FieldOf(shape.Name) is null)
        {
            AddFullName(shape);
            return;
        }

        var ofName = HeaderWords.FieldOf(shape.Name);
        var reason = HeaderWords.ReasonOutside(shape.Name);
        var ofValues = ofName is null && reason is null ? shape.Kind : null;
        if ((ofName ?? ofValues?.Field) is not { } field)
        {
            LeaveOut(shape, reason ?? (_file.LocalId.Contains(shape.Name) ? "it is the local id, and no field besides" : "its name says nothing here. Map it if it is one of our fields; docs/schema.md lists them"));
            return;
        }

        var target = TargetField.Find(field.TrimEnd('+'))!;
        if (_columnOfField.TryGetValue(target.Name, out var other))
        {
            LeaveOut(shape, $"{target.Name} is filled from \"{other}\" already; join them with from: [first, second] if both are needed");
            return;
        }

        var why = ofValues is null ? "by its name" : $"by its values: {shape.PercentOf(ofValues)}% are {ofValues.Plural}";
        (string? Settings, string Why) guess = shape.Filled == 0 && target.Kind == FieldKind.Day && _file.UsualDayFormat is { } usual
            ? ($"to: {target.Name}, format: {Written(usual)}", "no value to judge by: the format is the other days'")
            : GuessOf(shape, target, holdsSeveral: field.EndsWith('+'));
        if (guess.Settings is not { } settings)
        {
            LeaveOut(shape, guess.Why);
            return;
        }

        Map([shape], target.Name, settings, $"{why}{(guess.Why.Length > 0 ? $"; {guess.Why}" : "")}");
    }

    private void Map(IReadOnlyList<ColumnShape> columns, string field, string settings, string why)
    {
        var from = string.Join(", ", columns.Select(column => SpecDraft.Quoted(column.Name)));
        _columnOfField[field] = columns[0].Name;
        _mapped.Add(new(columns.Count == 1 ? from : $"[{from}]", settings, $"{why}; filled in {SpecDraft.Percent(columns.Max(column => column.Filled), _file.Rows)} of rows"));
    }

    private void AddParts(PartsOfField parts)
    {
        if (_columnOfField.GetValueOrDefault(parts.Field) is { } other)
        {
            if (other != parts.First.Name)
            {
                LeaveOut(parts.First, $"{parts.Field} is filled from \"{other}\" already; join them with from: [first, second] if both are needed");
            }

            return;
        }

        Map([parts.First, parts.Second], parts.Field, $"to: {parts.Field}", "by their names: together they are one");
    }

    /// <summary>A whole name in one column is parted at its comma, or after its first word, which is a guess about every one of them.</summary>
    private void AddFullName(ColumnShape shape)
    {
        if (IsNamed("forename") || IsNamed("surname") || Fills("forename", "surname"))
        {
            LeaveOut(shape, "a whole name, and the parts of it have columns of their own");
        }
        else if (shape.HasCommas)
        {
            Map([shape], "surname", "to: [surname, forename], split: comma, presence: required", "by its name and its commas: the surname stands before");
        }
        else
        {
            Map([shape], "surname", "to: [forename, surname], split: words, presence: required", "by its name. CAUTION: the first word is taken for the forename and the rest for the surname, so ask the supplier for two columns");
        }
    }

    /// <summary>Whether some column of the file says by its name that it fills a field.</summary>
    private bool IsNamed(string field) => _file.Columns.Any(column => HeaderWords.FieldOf(column.Name)?.TrimEnd('+') == field);

    private (string? Settings, string Why) GuessOf(ColumnShape shape, TargetField target, bool holdsSeveral) => target switch
    {
        { Kind: FieldKind.Day } => DayOf(shape, target),
        { Kind: FieldKind.Gender or FieldKind.Flag } or { Kind: FieldKind.Code, Name: not "service" } => CodesOf(shape, target),
        { Name: "service" } => ("to: service", "its words must be codes of docs/schema.md, or be translated by codes: { theirs: ours }"),
        { Name: "forename" } when holdsSeveral && !Fills("middle_names") && !IsNamed("middle_names") => ("to: [forename, middle_names], split: words, presence: required", "its name is in the plural: the first word is the forename"),
        { Name: "forename" or "surname" } => ($"to: {target.Name}, presence: required", ""),
        { Name: "address_1" } when shape.WithLines * 100 >= shape.Filled * OftenPercent && shape.Filled > 0 => LinesOf(),
        _ => ($"to: {target.Name}", ValidityOf(shape, target)),
    };

    /// <summary>A line for each field of the address that has no column of its own.</summary>
    private (string? Settings, string Why) LinesOf()
    {
        var free = AddressFields.TakeWhile(field => field == AddressFields[0] || !IsNamed(field)).ToList();
        return free.Count == 1
            ? ("to: address_1", "CAUTION: its values have line breaks, and address_2 has a column of its own")
            : ($"to: [{string.Join(", ", free)}], split: lines", "its values have line breaks");
    }

    private static (string? Settings, string Why) DayOf(ColumnShape shape, TargetField target)
    {
        var presence = target.Name == "birth_date" ? ", presence: required" : "";
        return shape.PossibleDayFormats switch
        {
            [] => (null, $"its name says {target.Name}, but no one format fits its values{shape.WhyNoDay}. Ask the supplier for one with four-digit years"),
            [var only] => ($"to: {target.Name}, format: {Written(only)}{presence}", "the format fits the whole column"),
            [var first, ..] all when IsDayOrMonthFirst(all) => (
                $"to: {target.Name}, format: {Written(first)}{presence}", $"CAUTION: {string.Join(" and ", all)} fit the whole column, so ask the supplier which it is"),
            [var first, ..] => ($"to: {target.Name}, format: {Written(first)}{presence}", "the format fits the whole column"),
        };
    }

    /// <summary>A format with a time of day in it has signs that YAML wants quoted.</summary>
    private static string Written(string format) => format.Contains('\'', StringComparison.Ordinal) ? SpecDraft.Quoted(format) : format;

    private static bool IsDayOrMonthFirst(IReadOnlyList<string> formats) =>
        formats.Any(format => format.StartsWith('d')) && formats.Any(format => format.StartsWith('M'));

    private static (string? Settings, string Why) CodesOf(ColumnShape shape, TargetField target)
    {
        if (shape.CodesOf(target.Name) is { } list)
        {
            var codes = string.Join(", ", list.Codes.Select(code => $"\"{code.Theirs}\": \"{code.Ours}\""));
            return ($"to: {target.Name}, codes: {{ {codes} }}", $"its values are {list.Name}; the list is the usual one, so check it");
        }

        return target.Kind == FieldKind.Flag
            ? ($"to: {target.Name}", "CAUTION: write its words as codes: { theirs: \"true\", theirs: \"false\" }; a word that is not explained is taken for the more careful")
            : (null, $"its name says {target.Name}, but its words are not known here. Map it with codes: {{ theirs: ours }}");
    }

    private static string ValidityOf(ColumnShape shape, TargetField target)
    {
        if (ValueKinds.OfField(target.Name) is not { } kind || shape.Filled == 0)
        {
            return "";
        }

        var percent = shape.PercentOf(kind);
        return percent < FewValidPercent ? $"CAUTION: only {percent}% of its values are {kind.Plural}" : $"{percent}% of its values are {kind.Plural}";
    }

    private void LeaveOut(ColumnShape shape, string reason) => _leftOut.Add((shape.Name, reason));
}
