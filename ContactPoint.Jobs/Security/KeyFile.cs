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
    private const int LeastRsaBits = 3072;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly byte[] _master;

    private KeyFile(byte[] master, string signingKeyPem, bool isSample)
    {
        _master = master;
        SigningKeyPem = signingKeyPem;
        IsSample = isSample;
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
    /// <exception cref="MissingPartException">
    /// There is no such file, it is not a key file, others than its owner may use it, or it is the sample key where that is refused.
    /// </exception>
    public static KeyFile Read(string? path, bool allowSample)
    {
        if (path is null || !File.Exists(path))
        {
            throw new MissingPartException(
                "There is no key file. Make one with 'contactpoint keys new FILE' on a disk apart from the data, and name it in CONTACTPOINT_KEY_FILE.");
        }

        var keys = Parse(TextOf(path)) ?? throw new MissingPartException($"{path} is not a key file. Make one with 'contactpoint keys new FILE'.");
        if (keys.IsSample && !allowSample)
        {
            throw new MissingPartException("CONTACTPOINT_KEY_FILE names the sample key, which everybody has. Make your own with 'contactpoint keys new FILE'.");
        }

        if (!keys.IsSample && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
        {
            throw new MissingPartException($"Others than its owner may use the key file {path}. Close it to them with 'chmod 600 {path}'.");
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

        using var signing = RSA.Create(LeastRsaBits);
        var content = new Content(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)), signing.ExportPkcs8PrivateKeyPem(), Sample: false);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        };
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, content, JsonSerializerOptions.Web);
    }

    /// <summary>The 32-byte key of one purpose.</summary>
    public byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _master, KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MissingPartException($"The key file {path} cannot be read by this account. Run as its owner.");
        }
    }

    private static KeyFile? Parse(string text)
    {
        try
        {
            if (JsonSerializer.Deserialize<Content>(text, JsonSerializerOptions.Web) is not { Master: { } master, SigningKey: { } signingKey } content)
            {
                return null;
            }

            using var signing = RSA.Create();
            signing.ImportFromPem(signingKey);
            _ = signing.ExportPkcs8PrivateKey();
            var masterBytes = Convert.FromBase64String(master);
            return masterBytes.Length == KeyBytes && signing.KeySize >= LeastRsaBits ? new(masterBytes, signingKey, content.Sample) : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    private sealed record Content(
        string? Master,
        string? SigningKey,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Sample);
}
