using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Read: goes over a whole sealed extract and decides whether it can be read by its specification at all. Stores no row.</summary>
/// <remarks>A refused extract changes nothing: what its feed delivered before stays in force, and the night goes on.</remarks>
public sealed class ReadJob(StageWorker worker, Extracts extracts, ExtractReading reading)
    : NightlyJob(worker)
{
    /// <inheritdoc/>
    protected override string Stage => "read";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var extract = await extracts.FindAsync(StagePart.ExtractOf(part), cancellationToken);
        if (extract.State == "discarded")
        {
            return new Dictionary<string, long> { ["rows"] = 0, ["refused"] = 0 };
        }

        try
        {
            return new Dictionary<string, long> { ["rows"] = CountRows(extract, cancellationToken), ["refused"] = 0 };
        }
        catch (ExtractRefusedException refused)
        {
            await reading.RefuseAsync(hold, extract, refused, cancellationToken);
            return new Dictionary<string, long> { ["rows"] = 0, ["refused"] = 1 };
        }
    }

    private long CountRows(ExtractRow extract, CancellationToken cancellationToken)
    {
        var spec = reading.SpecOf(extract);
        using var reader = RawRowReader.Open(spec, new SourceColumns(spec), () => reading.Open(extract));
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return reader.RowCount;
    }
}
