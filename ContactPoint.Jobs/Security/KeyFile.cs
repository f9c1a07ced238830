using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactPoint.Jobs.Security;

/// <summary>The installation's secret keys, read from one file outside the data folder.</summary>
/// <remarks>
/// Each purpose has a key of its own, derived from the master key by HKDF-SHA256 (RFC 5869), so that no key is used twice.
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
/// </remarks>
public sealed class KeyFile
{
    private const int KeyBytes = 32;
    private readonly byte[] _master;

    private KeyFile(Content content)
    {
        _master = Convert.FromBase64String(content.Master);
        SigningKeyPem = content.SigningKey;
        IsSample = content.Sample;
    }

    /// <summary>The private key that signs manifests, in PEM.</summary>
    public string SigningKeyPem { get; }

    /// <summary>The public key that manifests are verified with, in PEM.</summary>
    public string VerifyingKeyPem
    {
        get
        {
            using var signing = RSA.Create();
            signing.ImportFromPem(SigningKeyPem);
            return signing.ExportSubjectPublicKeyInfoPem() + "\n";
        }
    }

    /// <summary>Whether this is the key that everyone has: the demo's and the tests' own.</summary>
    public bool IsSample { get; }

    /// <summary>Reads a key file.</summary>
    /// <param name="path">The file; <see langword="null"/> when none is configured.</param>
    /// <param name="allowSample">Whether the sample key may be used: by the demo and the tests alone, on made-up children.</param>
    /// <exception cref="MissingPartException">There is no such file, it is not a key file, or it is the sample key where that is refused.</exception>
    public static KeyFile Read(string? path, bool allowSample)
    {
        if (path is null || !File.Exists(path))
        {
            throw new MissingPartException(
                "There is no key file. Make one with 'contactpoint keys new FILE' on a disk apart from the data, and name it in CONTACTPOINT_KEY_FILE.");
        }

        KeyFile keys;
        try
        {
            keys = new(JsonSerializer.Deserialize<Content>(File.ReadAllText(path), JsonSerializerOptions.Web)!);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new MissingPartException($"{path} is not a key file. Make one with 'contactpoint keys new FILE'.");
        }

        if (keys.IsSample && !allowSample)
        {
            throw new MissingPartException("CONTACTPOINT_KEY_FILE names the sample key, which everybody has. Make your own with 'contactpoint keys new FILE'.");
        }

        return keys;
    }

    /// <summary>Makes new keys in a file that only its owner can read.</summary>
    /// <exception cref="RefusedException">The file exists: overwriting it would lose every value sealed under it.</exception>
    public static void Create(string path)
    {
        if (File.Exists(path))
        {
            throw new RefusedException($"{path} exists. A key file is never overwritten: what is sealed under it could not be read again.");
        }

        using var signing = RSA.Create(3072);
        var content = new Content(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)), signing.ExportPkcs8PrivateKeyPem(), Sample: false);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, content, JsonSerializerOptions.Web);
    }

    /// <summary>The 32-byte key of one purpose.</summary>
    public byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _master, KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    private sealed record Content(
        string Master,
        string SigningKey,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Sample);
}
