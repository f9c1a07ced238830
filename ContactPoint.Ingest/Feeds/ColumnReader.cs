using System.Globalization;

using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Feeds;

/// <summary>Reads one entry of a specification's columns.</summary>
internal static class ColumnReader
{
    /// <summary>Every day that a calendar has; of a year that is long past, since a format without the year reads back as this year's.</summary>
    private static readonly DateOnly[] DaysOfLeapYear = [.. Enumerable.Range(0, 366).Select(new DateOnly(2012, 1, 1).AddDays)];

    public static ColumnMapping Read(SpecNode column)
    {
        var from = column.Texts("from", "Name the supplier's column as its header spells it.");
        var to = ReadTargets(column);
        var split = column.Choice("split", ("none", SplitRule.None), ("lines", SplitRule.Lines), ("words", SplitRule.Words), ("comma", SplitRule.Comma));
        if (split == SplitRule.None ? to.Count > 1 : from.Count != 1 || to.Count < 2 || (split is SplitRule.Words or SplitRule.Comma && to.Count != 2))
        {
            column.AddFault(
                column.Find("to"),
                "One column is divided over several fields only with split, and several columns are joined into one field only without.",
                "Write split: lines with two to four fields, or split: words or split: comma with two.");
        }

        var mapping = new ColumnMapping(
            from,
            to,
            column.Choice("presence", ("expected", Presence.Expected), ("required", Presence.Required), ("optional", Presence.Optional)),
            ReadDayFormat(column, to),
            ReadCodes(column, to),
            split,
            column.OptionalText("join") ?? " ");
        column.RefuseUnknownKeys();
        return mapping;
    }

    private static List<TargetField> ReadTargets(SpecNode column)
    {
        var targets = new List<TargetField>();
        foreach (var name in column.Texts("to", "Name one of our fields; docs/schema.md lists them."))
        {
            if (TargetField.Find(name) is { } target)
            {
                targets.Add(target);
            }
            else
            {
                column.AddFault(column.Find("to"), $"\"{name}\" is none of our fields.", "Take a name from docs/schema.md. What has no name there may not be kept.");
            }
        }

        return targets;
    }

    private static string? ReadDayFormat(SpecNode column, List<TargetField> to)
    {
        var format = column.OptionalText("format");
        var isDay = to.Exists(target => target.Kind == FieldKind.Day);
        if (isDay && !IsUsableDayFormat(format))
        {
            column.AddFault(
                column.Find("format"),
                "A day needs the one format that it is written in, with day, month and four-digit year.",
                "Write format: dd/MM/yyyy, yyyy-MM-dd, yyyyMMdd or d MMM yyyy. Days in another format are reported, never guessed.");
        }
        else if (!isDay && format is not null)
        {
            column.AddFault(column.Find("format"), "Only days have a format.", "Take it away.");
        }

        return format;
    }

    /// <summary>A format that gives another day back, or lets two days be written alike, cannot be read.</summary>
    private static bool IsUsableDayFormat(string? format)
    {
        if (format is null || !format.Contains("yyyy", StringComparison.Ordinal))
        {
            return false;
        }

        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            return DaysOfLeapYear.All(day =>
                day.ToString(format, CultureInfo.InvariantCulture) is var text && written.Add(text)
                && DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read == day);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> ReadCodes(SpecNode column, List<TargetField> to)
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, word, meaning) in column.Words("codes"))
        {
            if (!codes.TryAdd(word, meaning))
            {
                column.AddFault(at, $"The code \"{word}\" stands there twice.", "Keep one of them; capitals do not count.");
            }

            if (to is [var target] && FaultOfValue(target, meaning) is { } cure)
            {
                column.AddFault(at, $"The code \"{word}\" cannot mean \"{meaning}\" in {target.Name}.", cure);
            }
        }

        return codes;
    }

    /// <summary>What to write instead, when one of our fields cannot hold the word.</summary>
    public static string? FaultOfValue(TargetField target, string value) => target.Kind switch
    {
        FieldKind.Flag => value is "true" or "false" ? null : "Write true or false.",
        FieldKind.Gender => GenderLetters.TryParse(value, out _) ? null : "Write M, F or N.",
        FieldKind.Code when target.Name == "service" => ServiceVocabulary.Find(value) is not null ? null : "Write a code of the list of services in docs/schema.md.",
        FieldKind.Code => CarerRelations.TryParse(value, out _) ? null : "Write parental_responsibility or care.",
        FieldKind.Identifier when target.Name == "organisation" => OrganisationCode.IsValid(value) ? null : "Write an ODS code or a local authority's code.",
        _ => "Only flags, gender, relations, services and organisations have codes and constants.",
    };
}
