using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Jobs.Nightly;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Tests.Store;

/// <summary>The dry run foresees what an extract would withdraw as the night does, whatever becomes of the rows that name a record.</summary>
public sealed class DryRunEffectTests(TestDatabase test) : SmallFeed(test)
{
    private const string InForce = "1,Ann,Lee,,U,\n2,Bo,Lee,,U,\n3,Cy,Lee,,U,\n4,Di,Lee,,U,\n5,Ed,Lee,,U,\n";

    [Theory]
    [InlineData("accepted", "1,Ann,Lee,,U,\n", 4)]
    [InlineData("held", "1,Ann,Lee VIOLENT,,U,\n", 4)]
    [InlineData("malformed", "1,Ann\n", 4)]
    [InlineData("withheld", "1,Ann,Lee,,U,Y\n", 4)]
    [InlineData("duplicate", "1,Ann,Lee,,U,\n1,Ann,Lee,,U,\n", 4)]
    [InlineData("the same id again", "1,Ann,Lee,,U,\n1,Anne,Lee,,U,\n", 4)]
    [InlineData("somebody new", "9,Flo,Lee,,U,\n", 5)]
    [InlineData("nobody", ",Flo,Lee,,U,\n", 5)]
    [InlineData("all of them", InForce, 0)]
    public async Task It_counts_the_records_that_no_row_names(string what, string rows, long unnamed)
    {
        await StageAsync(Full, InForce);
        Stream Open() => new MemoryStream(Encoding.UTF8.GetBytes(Header + rows));

        await using var history = new LoadHistory(Database.ConnectionString);
        using var check = ExtractCheck.Open(Full, Open, Run.AsOf);
        Assert.All(check.Rows(), Assert.NotNull);
        var foreseen = await history.EffectAsync("small", check.HasNamed, CancellationToken.None);

        await using var hold = await HoldAsync();
        using var again = ExtractCheck.Open(Full, Open, Run.AsOf);
        var (area, _) = await new ExtractStaging(hold, Seal, ScreenedBy, total: 0).StageAsync(await AddExtractAsync(), again, CancellationToken.None);
        Assert.True(foreseen == await area.EffectAsync(), what);
        Assert.Equal((5, unnamed), (foreseen.InForce, foreseen.Unnamed));
    }

    [Fact]
    public async Task A_feed_that_was_never_loaded_has_nothing_to_withdraw()
    {
        await using var history = new LoadHistory(Database.ConnectionString);

        Assert.Equal(new(0, 0, null, null, 0), await history.EffectAsync("other", _ => false, CancellationToken.None));
    }
}
