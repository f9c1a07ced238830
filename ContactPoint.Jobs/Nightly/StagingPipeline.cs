using System.Diagnostics;
using System.Threading.Channels;

using ContactPoint.Ingest.Checking;
using ContactPoint.Jobs.Security;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Brings the outcomes of an extract into staging: one thread reads, checks, minimises and seals, while another writes what is ready.</summary>
/// <remarks>
/// Three batches go round, so memory does not grow with the file, and rows are written in the order of the file. Whichever side fails
/// stops the other; the caller's transaction is then rolled back.
/// </remarks>
internal sealed class StagingPipeline(ExtractCheck check, StagingArea area, RecordSeal seal)
{
    private const int BatchRows = 10_000;
    private const int Batches = 3;

    private readonly Channel<StagingBatch> _ready = Channel.CreateBounded<StagingBatch>(Batches);
    private readonly Channel<StagingBatch> _empty = Channel.CreateBounded<StagingBatch>(Batches);
    private readonly Stopwatch _checking = new();

    /// <summary>How long the checking took, without its waiting for the database.</summary>
    public TimeSpan Checking => _checking.Elapsed;

    /// <summary>Brings every row to <paramref name="write"/>, in batches.</summary>
    /// <param name="write">Writes a batch; told how many rows have come with it.</param>
    /// <param name="cancellationToken">Stops both sides.</param>
    /// <exception cref="Ingest.Reading.ExtractRefusedException">The file proves unusable on the way.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task RunAsync(Func<StagingRows, long, Task> write, CancellationToken cancellationToken)
    {
        for (var batch = 0; batch < Batches; batch++)
        {
            await _empty.Writer.WriteAsync(new(seal, area.NewRows()), cancellationToken);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var checking = Task.Run(() => CheckAsync(stop.Token), CancellationToken.None);
        try
        {
            await WriteAsync(write, cancellationToken);
        }
        catch
        {
            // The check may not be disposed of under the thread that reads by it. What the checking threw comes out of the writing too.
            await stop.CancelAsync();
            await checking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // A COPY that is stopped while it writes comes out of the driver as a broken stream.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }

        await checking;
    }

    private async Task WriteAsync(Func<StagingRows, long, Task> write, CancellationToken cancellationToken)
    {
        long rows = 0;
        await foreach (var batch in _ready.Reader.ReadAllAsync(cancellationToken))
        {
            rows += batch.Count;
            await write(batch.Rows, rows);
            batch.Count = 0;
            _empty.Writer.TryWrite(batch);
        }
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var batch = await _empty.Reader.ReadAsync(cancellationToken);
            _checking.Start();
            foreach (var outcome in check.Rows())
            {
                batch.Add(outcome);
                if (batch.Count == BatchRows)
                {
                    _checking.Stop();
                    await _ready.Writer.WriteAsync(batch, cancellationToken);
                    batch = await _empty.Reader.ReadAsync(cancellationToken);
                    _checking.Start();
                }
            }

            _checking.Stop();
            await _ready.Writer.WriteAsync(batch, cancellationToken);
            _ready.Writer.Complete();
        }
        catch (Exception exception)
        {
            _ready.Writer.Complete(exception);
        }
    }
}
