using System.Security.Cryptography;
using System.Text;

using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Security;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What the texts of one feed are screened by, as it stands now.</summary>
/// <param name="Lists">What the rules consult.</param>
/// <param name="Fingerprint">32 bytes that tell it from any other: a record that was screened by the same is not screened again.</param>
public sealed record FeedScreen(ScreenLists Lists, byte[] Fingerprint)
{
    /// <summary>The rules of this release, with what the operator knows and what two people let be.</summary>
    /// <param name="known">What the operator knows.</param>
    /// <param name="allowed">What two people let be on the feed.</param>
    /// <param name="key">A key of the installation: without one, who reads the database could tell by guessing which address is a refuge's.</param>
    public static FeedScreen Of(ScreenLists known, Allowed allowed, byte[] key)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(allowed);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in known.Entries.Concat(allowed.Hashes).Prepend(MinimisingRules.Version))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{part}\n"));
        }

        return new(known.Allowing(allowed.Allowance), hash.GetHashAndReset());
    }
}
