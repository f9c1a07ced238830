using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Checking;

/// <summary>Where each of our fields comes from, by its index. Made once for an extract, so that no name is looked up in a row.</summary>
internal sealed class FieldPlan
{
    private readonly FieldSource?[] _sources = new FieldSource?[TargetField.All.Count];
    private readonly string?[] _constants = new string?[TargetField.All.Count];
    private readonly int[] _localIdSlots;

    public FieldPlan(FeedSpec spec, SourceColumns columns)
    {
        foreach (var mapping in spec.Columns)
        {
            for (var part = 0; part < mapping.To.Count; part++)
            {
                _sources[mapping.To[part].Index] = new(mapping, part, columns);
            }
        }

        foreach (var (field, value) in spec.Constants)
        {
            _constants[field.Index] = value;
        }

        _localIdSlots = [.. spec.LocalId.Select(name => columns.SlotOf(name))];
        LocalIdColumn = string.Join(" + ", spec.LocalId);
    }

    /// <summary>What to call the local id in issues.</summary>
    public string LocalIdColumn { get; }

    /// <summary>What the operator knows, and what two people let be.</summary>
    public ScreenLists Lists { get; init; } = ScreenLists.None;

    /// <summary>The field by which a row of this feed says that it must not be recorded; <see langword="null"/> when none does.</summary>
    public TargetField? Wish => Source(Fields.DoNotRecord) is not null ? Fields.DoNotRecord : Source(Fields.Objection) is not null ? Fields.Objection : null;

    public FieldSource? Source(TargetField field) => _sources[field.Index];

    public string? Constant(TargetField field) => _constants[field.Index];

    /// <summary>The local id: its columns joined by "/"; <see langword="null"/> when one of them is empty.</summary>
    /// <remarks>
    /// So that "1/2" and "3" are not "1" and "2/3", a "/" inside one of several columns becomes "~1", and a "~" becomes "~0", as in JSON
    /// Pointer (RFC 6901). A local id of one column stays as it is.
    /// </remarks>
    public string? LocalId(RawRow row)
    {
        if (_localIdSlots is [var only])
        {
            return Values.PlainText.Standardise(row[only]) is { Length: > 0 } whole ? whole : null;
        }

        var id = "";
        foreach (var slot in _localIdSlots)
        {
            var part = Values.PlainText.Standardise(row[slot]);
            if (part.Length == 0)
            {
                return null;
            }

            part = part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            id = id.Length == 0 ? part : $"{id}/{part}";
        }

        return id;
    }
}
