using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;

namespace ContactPoint.Ingest.Checking;

/// <summary>What a rule finds in a record that was accepted before.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Field">Our name of the field.</param>
/// <param name="Column">The supplier's column; <see langword="null"/> when the feed's specification does not name it any more.</param>
public sealed record Finding(MinimisingRule Rule, string Field, string? Column);

/// <summary>Screens records that were accepted before, as their rows would be screened now.</summary>
/// <remarks>
/// A record is judged by its kept values, so what a row was refused or dropped for does not come back. Of the rules only those that look at
/// texts are asked: closed lists and flags were decided with the row.
/// <threadsafety>Safe for any number of threads.</threadsafety>
/// </remarks>
public sealed class RecordScreen
{
    private static readonly ChildRecordColumn[] Texts = [.. ChildRecordColumns.All.Where(column => IsText(column.Kind))];
    private static readonly ChildRecordColumn[] AddressLines = [.. Texts.Where(column => column.Kind == FieldKind.AddressLine)];

    private readonly ScreenLists _lists;
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    private readonly List<(ChildRecordColumn[] Parts, string Between)> _wholes = [];

    /// <summary>Prepares the screen of one feed.</summary>
    /// <param name="spec">The feed's specification; <see langword="null"/> when it is gone.</param>
    /// <param name="lists">What the operator knows, and what two people let be.</param>
    public RecordScreen(FeedSpec? spec, ScreenLists lists)
    {
        _lists = lists;
        foreach (var mapping in spec?.Columns ?? [])
        {
            foreach (var field in mapping.To)
            {
                _columns[field.Name] = string.Join(" + ", mapping.From);
            }

            if (mapping.HoldsSeveralNames)
            {
                _wholes.Add(([.. mapping.To.Select(field => ChildRecordColumns.All[field.Index])], FieldSource.BetweenNames(mapping)));
            }
        }
    }

    /// <summary>What the rules find, in the order of the record's columns, each field once; empty for nearly every record.</summary>
    /// <param name="record">The record with every value, the sealed ones too.</param>
    public IReadOnlyList<Finding> Find(ChildRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        List<Finding>? found = null;
        var whole = WithDetail(record);
        foreach (var column in Texts)
        {
            var isSensitive = record.Sensitive is not null && IsContact(column.Kind);
            if (column.Text(whole) is { } text && Screen.FindAsSeen(column.Kind, text, _lists, isSensitive) is { } rule)
            {
                (found ??= []).Add(FindingOf(rule, column));
            }
        }

        foreach (var (parts, between) in _wholes)
        {
            AddWhole(record, parts, between, ref found);
        }

        return found ?? [];
    }

    /// <summary>Whether a line of the address names a refuge, whichever rule lets it be: then the record restricts its child.</summary>
    public bool NamesRefuge(ChildRecord record)
    {
        foreach (var line in AddressLines)
        {
            if (line.Text(record) is { } text && TextPatterns.MayNameRefuge(text, _lists) && TextPatterns.NamesRefuge(new(text, _lists, FieldKind.AddressLine)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A column of several names is judged whole, as in its row: a note shows itself only there.</summary>
    private void AddWhole(ChildRecord record, ChildRecordColumn[] parts, string between, ref List<Finding>? found)
    {
        var texts = parts.Select(part => part.Text(record)).OfType<string>().ToList();
        if (texts.Count < 2 || Screen.FindAsSeen(parts[0].Kind, string.Join(between, texts), _lists, isSensitive: false) is not { } rule)
        {
            return;
        }

        found ??= [];
        foreach (var part in parts.Where(part => part.Text(record) is not null))
        {
            if (!found.Exists(known => known.Field == part.Name))
            {
                found.Add(FindingOf(rule, part));
            }
        }
    }

    /// <summary>The contact of a sensitive service is kept apart; it is screened where it stood in its row.</summary>
    private static ChildRecord WithDetail(ChildRecord record) => record is { Sensitive: { } detail, Involvement: { } shown }
        ? record with { Involvement = shown with { Practitioner = detail.Practitioner, Phone = detail.Phone, Email = detail.Email } }
        : record;

    private Finding FindingOf(MinimisingRule rule, ChildRecordColumn column) => new(rule, column.Name, _columns.GetValueOrDefault(column.Name));

    private static bool IsText(FieldKind kind) => MinimisingRules.All.Any(rule => rule.Finds is not null && rule.Kinds.Contains(kind));

    private static bool IsContact(FieldKind kind) => kind is FieldKind.PractitionerName or FieldKind.PractitionerPhone or FieldKind.PractitionerEmail;
}
