using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Describing;

/// <summary>A column that probably fills a field.</summary>
/// <param name="Column">As the header spells it.</param>
/// <param name="Settings">What the entry says after <c>from</c>.</param>
/// <param name="Why">The reason, in a few words.</param>
internal sealed record ColumnGuess(string Column, string Settings, string Why);

/// <summary>Which of a file's columns probably fill which of our fields, and why the others stay outside.</summary>
internal sealed class ColumnGuesses
{
    private const int FewValidPercent = 50;
    private const int OftenPercent = 20;

    private readonly Dictionary<string, string> _columnOfField = new(StringComparer.Ordinal);
    private readonly List<ColumnGuess> _mapped = [];
    private readonly List<(string Column, string Reason)> _leftOut = [];

    public IReadOnlyList<ColumnGuess> Mapped => _mapped;

    public IReadOnlyList<(string Column, string Reason)> LeftOut => _leftOut;

    public static ColumnGuesses Of(FileDescription file)
    {
        var guesses = new ColumnGuesses();
        for (var position = 0; position < file.Header.Names.Count; position++)
        {
            var name = file.Header.Names[position];
            if (file.Columns.FirstOrDefault(column => column.Name == name) is { } profile)
            {
                guesses.Add(profile, file);
            }
            else
            {
                guesses._leftOut.Add((ColumnName.Shown(name) ?? $"column {position + 1}", "its name is empty, too long, or stands there twice, so it cannot be named"));
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

    private void Add(ColumnProfile profile, FileDescription file)
    {
        var ofName = HeaderWords.FieldOf(profile.Name);
        var reason = HeaderWords.ReasonOutside(profile.Name);
        var ofValues = ofName is null && reason is null ? profile.Kind : null;
        if ((ofName ?? ofValues?.Field) is not { } field)
        {
            LeaveOut(profile, reason ?? (file.LocalId.Contains(profile.Name) ? "it is the local id, and no field besides" : "its name says nothing here. Map it if it is one of our fields; docs/schema.md lists them"));
            return;
        }

        var target = TargetField.Find(field.TrimEnd('+'))!;
        if (_columnOfField.TryGetValue(target.Name, out var other))
        {
            LeaveOut(profile, $"{target.Name} is filled from \"{other}\" already; join them with from: [first, second] if both are needed");
            return;
        }

        var why = ofValues is null ? "by its name" : $"by its values: {profile.PercentOf(ofValues)}% are {ofValues.Plural}";
        (string? Settings, string Why) guess = profile.Filled == 0 && target.Kind == FieldKind.Day && file.UsualDayFormat is { } usual
            ? ($"to: {target.Name}, format: {usual}", "no value to judge by: the format is the other days'")
            : GuessOf(profile, target, holdsSeveral: field.EndsWith('+'));
        if (guess.Settings is not { } settings)
        {
            LeaveOut(profile, guess.Why);
            return;
        }

        _columnOfField[target.Name] = profile.Name;
        _mapped.Add(new(profile.Name, settings, $"{why}{(guess.Why.Length > 0 ? $"; {guess.Why}" : "")}; filled in {SpecDraft.Percent(profile.Filled, file.Rows)} of rows"));
    }

    private (string? Settings, string Why) GuessOf(ColumnProfile profile, TargetField target, bool holdsSeveral) => target switch
    {
        { Kind: FieldKind.Day } => DayOf(profile, target),
        { Kind: FieldKind.Gender or FieldKind.Flag } or { Kind: FieldKind.Code, Name: not "service" } => CodesOf(profile, target),
        { Name: "service" } => ("to: service", "its words must be codes of docs/schema.md, or be translated by codes: { theirs: ours }"),
        { Name: "forename" } when holdsSeveral && !Fills("middle_names") => ("to: [forename, middle_names], split: words, presence: required", "its name is in the plural: the first word is the forename"),
        { Name: "forename" or "surname" } => ($"to: {target.Name}, presence: required", ""),
        { Name: "address_1" } when profile.WithLines * 100 >= profile.Filled * OftenPercent && profile.Filled > 0 =>
            ("to: [address_1, address_2, address_3, address_4], split: lines", "its values have line breaks"),
        _ => ($"to: {target.Name}", ValidityOf(profile, target)),
    };

    private static (string? Settings, string Why) DayOf(ColumnProfile profile, TargetField target)
    {
        var presence = target.Name == "birth_date" ? ", presence: required" : "";
        return profile.PossibleDayFormats switch
        {
            [] => (null, $"its name says {target.Name}, but no one format fits its values. Ask the supplier for one"),
            [var only] => ($"to: {target.Name}, format: {only}{presence}", "the format fits the whole column"),
            [var first, ..] all when IsDayOrMonthFirst(all) => (
                $"to: {target.Name}, format: {first}{presence}", $"CAUTION: {string.Join(" and ", all)} fit the whole column, so ask the supplier which it is"),
            [var first, ..] => ($"to: {target.Name}, format: {first}{presence}", "the format fits the whole column"),
        };
    }

    private static bool IsDayOrMonthFirst(IReadOnlyList<string> formats) =>
        formats.Any(format => format.StartsWith('d')) && formats.Any(format => format.StartsWith('M'));

    private static (string? Settings, string Why) CodesOf(ColumnProfile profile, TargetField target)
    {
        if (profile.CodesOf(target.Name) is { } list)
        {
            var codes = string.Join(", ", list.Codes.Select(code => $"\"{code.Theirs}\": \"{code.Ours}\""));
            return ($"to: {target.Name}, codes: {{ {codes} }}", $"its values are {list.Name}; the list is the usual one, so check it");
        }

        return target.Kind == FieldKind.Flag
            ? ($"to: {target.Name}", "CAUTION: write its words as codes: { theirs: \"true\", theirs: \"false\" }; a word that is not explained is taken for the more careful")
            : (null, $"its name says {target.Name}, but its words are not known here. Map it with codes: {{ theirs: ours }}");
    }

    private static string ValidityOf(ColumnProfile profile, TargetField target)
    {
        if (ValueKinds.OfField(target.Name) is not { } kind || profile.Filled == 0)
        {
            return "";
        }

        var percent = profile.PercentOf(kind);
        return percent < FewValidPercent ? $"CAUTION: only {percent}% of its values are {kind.Plural}" : $"{percent}% of its values are {kind.Plural}";
    }

    private void LeaveOut(ColumnProfile profile, string reason) => _leftOut.Add((profile.Name, reason));
}
