using ContactPoint.Ingest;
using ContactPoint.Ingest.Checking;
using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Commands;

/// <summary>What a dry run found.</summary>
/// <param name="Summary">What would become of the rows.</param>
/// <param name="Columns">What stood in each mapped column.</param>
/// <param name="Filled">For each field: in how many accepted rows it had a value. Empty unless it is compared.</param>
/// <param name="Last">The feed's last loads; <see langword="null"/> when they could not be looked at.</param>
internal sealed record FeedCheckReport(
    ExtractSummary Summary, IReadOnlyList<ColumnProfile> Columns, IReadOnlyDictionary<string, long> Filled, LastLoads? Last)
{
    /// <summary>Why the night would let the whole extract wait for a person; empty when it would not.</summary>
    public IReadOnlyList<string> HoldReasons { get; init; } = [];

    /// <summary>What was not looked at that the night looks at, and why; <see langword="null"/> when it was all there.</summary>
    public string? NotLookedAt { get; init; }

    /// <summary>The extract's SHA-256 in lower-case hexadecimal, by which the night knows it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    /// <summary>By how many percentage points a field must be emptier or fuller than at the last load to be shown.</summary>
    private const double WorthShowing = 0.02;

    /// <summary>The fields that are filled otherwise than at the last load, the greatest change first; shares from 0 to 1.</summary>
    public IEnumerable<(string Field, double Before, double Now)> ChangedFields =>
        Summary.Counts.Accepted == 0 || Last is null
            ? []
            : Last.Filled
                .Select(filled => (Field: filled.Key, Before: filled.Value, Now: (double)Filled.GetValueOrDefault(filled.Key) / Summary.Counts.Accepted))
                .Where(filled => Math.Abs(filled.Now - filled.Before) >= WorthShowing)
                .OrderByDescending(filled => Math.Abs(filled.Now - filled.Before));

    /// <summary>The JSON object; its names are a contract.</summary>
    public object ToJson(FileInfo file) =>
        new
        {
            Summary.Feed,
            File = file.Name,
            Sha256,
            Summary.Encoding,
            Summary.Counts.Rows,
            Summary.Counts.Accepted,
            Summary.Counts.Quarantined,
            Summary.Counts.Held,
            Summary.Counts.Withheld,
            Summary.Counts.Duplicate,
            WouldBeHeld = HoldReasons.Count > 0,
            HoldReasons,
            Summary.Rules,
            Summary.Issues,
            Seconds,
            Columns = Columns.Select(column => new { column.Column, column.Blank, column.Distinct, column.IsEstimate, column.Longest }),
            DroppedColumns = Summary.DroppedColumns.Select(column => new { Column = column.Name, NonBlank = column.NonBlankCount }),
            LastLoads = Last?.Loads,
            ChangedFields = Last is null ? null : ChangedFields.Select(field => new { field.Field, FilledBefore = field.Before, FilledNow = field.Now }),
            NotLookedAt,
        };
}

/// <summary>Counts in how many accepted rows each field has a value.</summary>
internal sealed class FilledFields
{
    private readonly long[] _counts = new long[ChildRecordColumns.All.Count];

    /// <summary>The counts by the field's name.</summary>
    public IReadOnlyDictionary<string, long> Counts =>
        ChildRecordColumns.All.Index().ToDictionary(column => column.Item.Name, column => _counts[column.Index], StringComparer.Ordinal);

    /// <summary>Counts a record in.</summary>
    public void Add(ChildRecord record)
    {
        for (var index = 0; index < _counts.Length; index++)
        {
            _counts[index] += ChildRecordColumns.All[index].Text(record) is null ? 0 : 1;
        }
    }
}
