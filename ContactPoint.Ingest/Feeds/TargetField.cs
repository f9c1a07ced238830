using System.Collections.Frozen;

namespace ContactPoint.Ingest.Feeds;

/// <summary>A field that a specification may fill: a column of the canonical record, or a word about the row that is obeyed and not kept.</summary>
/// <param name="Name">Its name in specifications.</param>
/// <param name="Kind">What kind of value it holds.</param>
/// <param name="Description">What it means.</param>
/// <param name="Index">Its place in <see cref="All"/>.</param>
public sealed record TargetField(string Name, FieldKind Kind, string Description, int Index)
{
    /// <summary>The school says that the row must not be recorded.</summary>
    public const string DoNotRecord = "do_not_record";

    /// <summary>The young person objects.</summary>
    public const string Objection = "objection";

    /// <summary>Consent to record a sensitive service.</summary>
    public const string Consent = "consent";

    /// <summary>Reasonable cause to suspect significant harm is recorded.</summary>
    public const string SignificantHarm = "significant_harm";

    /// <summary>Every field: the canonical columns in their order, then the words about the row.</summary>
    public static readonly IReadOnlyList<TargetField> All =
    [
        .. ChildRecordColumns.All.Select((column, index) => new TargetField(column.Name, column.Kind, column.Description, index)),
        new(DoNotRecord, FieldKind.Flag, "Whether the row must not be recorded; obeyed, not kept.", ChildRecordColumns.All.Count),
        new(Objection, FieldKind.Flag, "Whether the young person objects; obeyed, not kept.", ChildRecordColumns.All.Count + 1),
        new(Consent, FieldKind.Flag, "Whether a sensitive service may be recorded; obeyed, not kept.", ChildRecordColumns.All.Count + 2),
        new(SignificantHarm, FieldKind.Flag, "Whether a significant-harm ground is recorded; obeyed, not kept.", ChildRecordColumns.All.Count + 3),
    ];

    private static readonly FrozenDictionary<string, TargetField> ByName = All.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>The field of this name; <see langword="null"/> when there is none.</summary>
    public static TargetField? Find(string name) => ByName.GetValueOrDefault(name);
}
