using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
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

/// <summary>Goes over a file as the night would, and keeps nothing. It goes over it several times: for its encoding, for who objects, and for its rows.</summary>
internal sealed class FeedCheckRun(FeedSpec spec, FileInfo file, Wishes wishes, RegisterSet registers, DryRunBackground background)
{
    private const int RowsBetweenLooks = 1_000;

    /// <summary>Checks every row. Of a refused file the report has the refusals, and nothing stands as accepted.</summary>
    /// <param name="watched">The file, with whoever watches.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ExtractRefusedException">The file cannot be read by this specification.</exception>
    public async Task<FeedCheckReport> CheckAsync(WatchedFile watched, CancellationToken cancellationToken)
    {
        using var report = wishes.Report is { } place ? new UnfinishedFile(place) : null;
        using var accepted = wishes.Accepted is { } target ? new UnfinishedFile(target) : null;
        FeedCheckReport found;
        try
        {
            found = await CheckAsync(watched, report, accepted, cancellationToken);
        }
        catch (ExtractRefusedException refused)
        {
            Report(report, refused);
            wishes.Accepted?.Delete();
            throw;
        }

        report?.Finish();
        accepted?.Finish();
        return found;
    }

    private async Task<FeedCheckReport> CheckAsync(WatchedFile watched, UnfinishedFile? report, UnfinishedFile? target, CancellationToken cancellationToken)
    {
        watched.Pass = "who objects";
        using var withheld = WithheldIds.Find(spec, watched.Open, wishes.AsOf, cancellationToken);
        using var issues = report is null ? null : new IssuesFile(report.Create());
        using var accepted = target is null ? null : new AcceptedFile(target.Create());
        watched.Pass = "encoding";
        using var check = ExtractCheck.Open(spec, watched.Open, wishes.AsOf, registers, background.Lists);
        watched.Pass = "rows";
        check.JudgeBy(withheld);
        check.ProfileColumns();
        var filled = background.Last is null ? null : new FilledFields();
        var headerIssues = check.FileIssues.Count;
        issues?.Write(check.FileIssues);
        long rows = 0;
        foreach (var outcome in check.Rows())
        {
            issues?.Write(outcome.Issues);
            if (outcome is RowOutcome.Accepted row)
            {
                accepted?.Write(row);
                filled?.Add(row.Record);
            }

            if (++rows % RowsBetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        issues?.Write([.. check.FileIssues.Skip(headerIssues)]);
        return new(check.Summary, check.Columns, filled?.Counts ?? new Dictionary<string, long>(), background.Last)
        {
            Sha256 = wishes.Sha256,
            HoldReasons = await background.DoubtsAsync(spec, check.Summary, ExtractInbox.DayOf(file.FullName, wishes.AsOf), check.HasNamed, cancellationToken),
            NotLookedAt = background.NotLookedAt,
        };
    }

    private static void Report(UnfinishedFile? report, ExtractRefusedException refused)
    {
        if (report is null)
        {
            return;
        }

        using (var issues = new IssuesFile(report.Create()))
        {
            issues.Write(refused.Refusals);
        }

        report.Finish();
    }
}
