using System.Security.Cryptography;

using ContactPoint.Jobs.Security;

using CsCheck;

namespace ContactPoint.Jobs.Tests.Security;

public sealed class SealedFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly byte[] _key = SHA256.HashData("a key of this test"u8);

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(200_000)]
    public async Task What_was_sealed_is_read_again(int length)
    {
        var bytes = Bytes(length);
        await SealAsync(bytes);

        await using var opened = SealedFile.OpenRead(_path, _key);
        var read = new MemoryStream();
        await opened.CopyToAsync(read);
        Assert.Equal(bytes, read.ToArray());
    }

    [Fact]
    public async Task A_sealed_file_shows_nothing_of_what_it_holds()
    {
        await SealAsync("a line that must not be readable"u8.ToArray());

        Assert.DoesNotContain("readable", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65_536 + 16)]
    [InlineData(100)]
    [InlineData(0)]
    public async Task A_file_that_was_cut_short_is_noticed(int kept)
    {
        await SealAsync(Bytes(131_072));
        await using (var file = File.OpenWrite(_path))
        {
            file.SetLength(kept);
        }

        Assert.Throws<InvalidDataException>(ReadAll);
    }

    [Fact]
    public async Task Any_changed_byte_is_noticed()
    {
        await SealAsync(Bytes(70_000));
        var whole = await File.ReadAllBytesAsync(_path);
        Gen.Int[0, whole.Length - 1].Sample(
            position =>
            {
                var changed = (byte[])whole.Clone();
                changed[position] ^= 1;
                File.WriteAllBytes(_path, changed);
                Assert.Throws<InvalidDataException>(ReadAll);
            },
            iter: 50,
            threads: 1);
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var place = 0; place < length; place++)
        {
            bytes[place] = (byte)(place * 31 / 7);
        }

        return bytes;
    }

    private async Task SealAsync(byte[] bytes)
    {
        await using var target = File.Create(_path);
        await SealedFile.WriteAsync(new MemoryStream(bytes), target, _key, CancellationToken.None);
    }

    private void ReadAll()
    {
        using var opened = SealedFile.OpenRead(_path, _key);
        opened.CopyTo(Stream.Null);
    }
}
