using System.Security.Cryptography;
using System.Text.Json;

using ContactPoint.Jobs.Security;

namespace ContactPoint.Jobs.Tests.Security;

public sealed class KeyFileTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-keys-").FullName;

    private string NewPath => Path.Combine(_folder, "keys.json");

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_new_key_file_is_its_owners_alone_and_gives_each_purpose_its_own_key()
    {
        KeyFile.Create(NewPath);

        var keys = KeyFile.Read(NewPath, allowSample: false);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(NewPath));
        Assert.NotEqual(keys.For("one purpose"), keys.For("another"));
        Assert.Equal(keys.For("one purpose"), KeyFile.Read(NewPath, allowSample: false).For("one purpose"));
    }

    [Fact]
    public void A_key_file_is_never_overwritten()
    {
        KeyFile.Create(NewPath);

        Assert.Throws<RefusedException>(() => KeyFile.Create(NewPath));
    }

    [Fact]
    public void The_sample_key_is_refused_outside_the_demo_and_the_tests()
    {
        var sample = ContactPointOptions.Sample("sample-key.json");

        Assert.True(KeyFile.Read(sample, allowSample: true).IsSample);
        Assert.Contains("sample key", Assert.Throws<MissingPartException>(() => KeyFile.Read(sample, allowSample: false)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"master\":\"%%%\",\"signingKey\":\"\"}")]
    public void What_is_no_key_file_is_refused_with_its_cure(string content)
    {
        File.WriteAllText(NewPath, content);

        Assert.Contains("keys new", Assert.Throws<MissingPartException>(() => KeyFile.Read(NewPath, allowSample: false)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32, 3072, true, true)]
    [InlineData(16, 3072, true, false)]
    [InlineData(33, 3072, true, false)]
    [InlineData(32, 2048, true, false)]
    [InlineData(32, 3072, false, false)]
    public void Keys_have_their_full_length_and_the_private_half(int masterBytes, int rsaBits, bool withPrivate, bool accepted)
    {
        using var rsa = RSA.Create(rsaBits);
        var pem = withPrivate ? rsa.ExportPkcs8PrivateKeyPem() : rsa.ExportSubjectPublicKeyInfoPem();
        File.WriteAllText(NewPath, JsonSerializer.Serialize(new { master = Convert.ToBase64String(new byte[masterBytes]), signingKey = pem }));
        File.SetUnixFileMode(NewPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var refusal = Record.Exception(() => KeyFile.Read(NewPath, allowSample: false));

        Assert.Equal(accepted, refusal is null);
        Assert.True(accepted || refusal is MissingPartException);
    }

    [Fact]
    public void A_key_file_that_others_can_read_is_refused_with_its_cure()
    {
        KeyFile.Create(NewPath);
        File.SetUnixFileMode(NewPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.Contains("chmod 600", Assert.Throws<MissingPartException>(() => KeyFile.Read(NewPath, allowSample: false)).Message, StringComparison.Ordinal);
    }
}
