using System.Security.Cryptography;

namespace ContactPoint.Jobs.Publishing;

/// <summary>Signs manifests, and checks signatures with the public half.</summary>
/// <remarks>
/// RSA with 3072 bits (as strong as a 128-bit key by NIST SP 800-57), PKCS #1 v1.5 (RFC 8017) and SHA-256: a scheme without a random part,
/// so that a repeated run gives the same signature. Anyone can check it:
/// <c>openssl dgst -sha256 -verify public.pem -signature manifest.sig manifest.json</c>.
/// </remarks>
public sealed class SigningKey : IDisposable
{
    /// <summary>Size of a new key, and the least that is accepted.</summary>
    public const int KeyBits = 3072;

    private readonly RSA _rsa;

    private SigningKey(RSA rsa) => _rsa = rsa;

    /// <summary>The private key, PKCS #8 in PEM: keep it secret.</summary>
    public string PrivatePem => _rsa.ExportPkcs8PrivateKeyPem();

    /// <summary>The public key, SubjectPublicKeyInfo in PEM: give it to whoever reads snapshots.</summary>
    public string PublicPem => _rsa.ExportSubjectPublicKeyInfoPem();

    /// <summary>Makes a new key.</summary>
    public static SigningKey Create() => new(RSA.Create(KeyBits));

    /// <summary>Reads a private key.</summary>
    /// <exception cref="InvalidDataException">The text isn't an RSA private key in PEM, or the key is too short.</exception>
    public static SigningKey FromPem(string pem)
    {
        var rsa = Import(pem, "private");
        try
        {
            rsa.ExportParameters(includePrivateParameters: true);
        }
        catch (CryptographicException)
        {
            rsa.Dispose();
            throw new InvalidDataException("This is a public key: only the private key signs.");
        }

        return new(rsa);
    }

    /// <summary>Signs bytes.</summary>
    public byte[] Sign(byte[] bytes) => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>Signs the manifest of a snapshot folder. An unsigned folder is a candidate; it never verifies.</summary>
    /// <exception cref="FileNotFoundException">The folder has no manifest.</exception>
    public async Task SignFolderAsync(string folder, CancellationToken cancellationToken)
    {
        var manifest = await File.ReadAllBytesAsync(Path.Combine(folder, SnapshotManifest.FileName), cancellationToken);
        var signature = Path.Combine(folder, SnapshotManifest.SignatureName);
        await SnapshotWriter.WriteThroughAsync($"{signature}.part", Sign(manifest), cancellationToken);
        File.Move($"{signature}.part", signature, overwrite: true);
    }

    /// <summary>Whether a signature over bytes was made with the private half of a public key.</summary>
    /// <exception cref="InvalidDataException">The text isn't an RSA key in PEM, or the key is too short.</exception>
    public static bool Verifies(string publicPem, byte[] bytes, byte[] signature)
    {
        using var rsa = Import(publicPem, "public");
        return rsa.VerifyData(bytes, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <inheritdoc/>
    public void Dispose() => _rsa.Dispose();

    private static RSA Import(string pem, string half)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            throw new InvalidDataException($"This isn't an RSA {half} key in PEM.");
        }

        if (rsa.KeySize < KeyBits)
        {
            rsa.Dispose();
            throw new InvalidDataException($"The key has fewer than {KeyBits} bits.");
        }

        return rsa;
    }
}
