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

    public FieldSource? Source(TargetField field) => _sources[field.Index];

    public string? Constant(TargetField field) => _constants[field.Index];

    /// <summary>The local id: its columns joined by "/"; <see langword="null"/> when one of them is empty.</summary>
    public string? LocalId(RawRow row)
    {
        var id = "";
        foreach (var slot in _localIdSlots)
        {
            var part = Values.PlainText.Standardise(row[slot]);
            if (part.Length == 0)
            {
                return null;
            }

            id = id.Length == 0 ? part : $"{id}/{part}";
        }

        return id;
    }
}
