using System.Security.Cryptography;
using System.Text;

using ContactPoint.Jobs.Security;

namespace ContactPoint.Jobs.Tests.Security;

public sealed class SealingTests : IDisposable
{
    private readonly Sealing _sealing = new(KeyFile.Read(ContactPointOptions.Sample("sample-key.json"), allowSample: true));

    public void Dispose() => _sealing.Dispose();

    [Fact]
    public void Many_threads_may_seal_and_open_at_once() =>
        Parallel.For(0, 50_000, number =>
        {
            var value = Encoding.UTF8.GetBytes($"value {number}");
            Assert.Equal(value, _sealing.Open(_sealing.Seal(value)));
        });

    [Fact]
    public void A_changed_value_is_refused()
    {
        var changed = _sealing.Seal("a value"u8);
        changed[^1] ^= 1;

        Assert.Throws<AuthenticationTagMismatchException>(() => _sealing.Open(changed));
    }

    [Fact]
    public void The_same_text_has_the_same_hash_and_another_text_another() =>
        Assert.True(_sealing.Hash("one").SequenceEqual(_sealing.Hash("one")) && !_sealing.Hash("one").SequenceEqual(_sealing.Hash("two")));
}
