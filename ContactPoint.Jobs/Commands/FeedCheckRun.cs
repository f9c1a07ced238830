using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Registers;
using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Commands;

/// <summary>What a dry run was asked for.</summary>
/// <param name="Report">Where every issue is written, if anywhere.</param>
/// <param name="Accepted">Where the records that would be staged are written, if anywhere.</param>
/// <param name="AsOf">The day that it counts as.</param>
internal sealed record Wishes(FileInfo? Report, FileInfo? Accepted, DateOnly AsOf)
{
    /// <summary>The extract's SHA-256, which is known before a row of it is read.</summary>
    public string Sha256 { get; init; } = "";
}

/// <summary>Goes over a file as the night would, and keeps nothing.</summary>
internal sealed class FeedCheckRun(FeedSpec spec, FileInfo file, Wishes wishes, RegisterSet registers, DryRunBackground background)
{
    private const int RowsBetweenProgress = 1_000;

    private FileStream? _current;

    /// <summary>Checks every row.</summary>
    /// <param name="progress">Told how many bytes are read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<FeedCheckReport> CheckAsync(Action<long> progress, CancellationToken cancellationToken)
    {
        using var withheld = WithheldIds.Find(spec, Open, wishes.AsOf, cancellationToken);
        using var issues = wishes.Report is { } report ? new IssuesFile(report.Create()) : null;
        using var accepted = wishes.Accepted is { } target ? new AcceptedFile(target.Create()) : null;
        using var check = ExtractCheck.Open(spec, Open, wishes.AsOf, registers, background.Lists);
        check.ProfileColumns();
        var filled = background.Last is null ? null : new FilledFields();
        var headerIssues = check.FileIssues.Count;
        issues?.Write(check.FileIssues);
        long rows = 0;
        foreach (var each in check.Rows())
        {
            var outcome = withheld.Judge(each);
            issues?.Write(outcome.Issues);
            if (outcome is RowOutcome.Accepted row)
            {
                accepted?.Write(row);
                filled?.Add(row.Record);
            }

            if (++rows % RowsBetweenProgress == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress(_current!.Position);
            }
        }

        issues?.Write([.. check.FileIssues.Skip(headerIssues)]);
        var summary = check.Summary with { Counts = withheld.Correct(check.Summary.Counts) };
        return new(summary, check.Columns, filled?.Counts ?? new Dictionary<string, long>(), background.Last)
        {
            Sha256 = wishes.Sha256,
            HoldReasons = await background.DoubtsAsync(spec, summary, ExtractInbox.DayOf(file.FullName, wishes.AsOf), check.HasNamed, cancellationToken),
            NotLookedAt = background.NotLookedAt,
        };
    }

    private FileStream Open() => _current = file.OpenRead();
}
