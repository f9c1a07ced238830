using ContactPoint.Ingest;
using ContactPoint.Ingest.Values;
using ContactPoint.Jobs.Security;

namespace ContactPoint.Jobs.Tests.Security;

public sealed class RecordSealTests
{
    private readonly RecordSeal _seal = new(new Sealing(KeyFile.Read(ContactPointOptions.Sample("sample-key.json"), allowSample: true)));

    [Fact]
    public void Identifiers_and_former_names_are_nowhere_in_the_open_and_come_back_with_the_key()
    {
        Assert.True(NhsNumber.TryParse("9434765919", out var nhsNumber));
        Assert.True(Upn.TryParse("B801200005001", out var upn));
        var record = new ChildRecord { LocalId = "1", Surname = "Ashdown", NhsNumber = nhsNumber, Upn = upn, FormerSurname = "Birch" };

        var staged = _seal.Seal(1, Guid.Empty, record);

        Assert.Equal(new ChildRecord { LocalId = "1", Surname = "Ashdown" }, staged.Open);
        Assert.Equal(record, _seal.Open(staged.Open, staged.MatchOnly));
        Assert.NotEqual(staged.MatchOnly, _seal.Seal(1, Guid.Empty, record).MatchOnly);
        Assert.Equal(staged.NhsNumberHash, _seal.Seal(1, Guid.Empty, record).NhsNumberHash);
    }

    [Fact]
    public void A_record_without_them_has_nothing_sealed()
    {
        var staged = _seal.Seal(1, Guid.Empty, new ChildRecord { LocalId = "1" });

        Assert.Null(staged.MatchOnly);
        Assert.Null(staged.NhsNumberHash);
        Assert.Null(staged.Sensitive);
    }
}
