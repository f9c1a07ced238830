using ContactPoint.Matching.Evaluating;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>How right the first night of the samples is, by the generator's truth.</summary>
[Collection(TwoNights.Collection)]
public sealed class SampleAccuracyTests(TwoNights nights)
{
    private const double LeastF1 = 0.98;

    [Fact]
    public async Task Pairwise_F1_is_at_least_98_percent()
    {
        var records = (await TrueRecord.ReadAsync(nights.Program, CancellationToken.None)).Where(record => record.Child is not null).ToList();

        var evaluation = Evaluation.Of(
            records.ToDictionary(record => record.Id, record => record.Cluster.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            records.ToDictionary(record => record.Id, record => record.Child!));

        Assert.True(records.Count > 8_000, $"only {records.Count} records with a truth");
        Assert.True(evaluation.Pairwise.F1 >= LeastF1, $"{evaluation.Pairwise}");
    }

    [Fact]
    public async Task No_child_whose_record_is_restricted_is_published_like_any_other() =>
        Assert.Empty(await TrueRecord.UnprotectedAsync(nights.Program, CancellationToken.None));

    [Fact]
    public async Task No_twins_are_merged_whose_forenames_are_present_and_differ()
    {
        var records = await TrueRecord.ReadAsync(nights.Program, CancellationToken.None);

        var merged =
            from cluster in records.Where(record => record.Child is not null).GroupBy(record => record.Cluster)
            from one in cluster
            from other in cluster
            where string.CompareOrdinal(one.Child, other.Child) < 0
                && one.BirthDate is not null && one.BirthDate == other.BirthDate
                && one.Forename is not null && other.Forename is not null && one.Forename != other.Forename
            select (one.Id, other.Id);
        Assert.Empty(merged);
    }
}
