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
    /// <summary>The rules, with nothing to consult.</summary>
    public static readonly FeedScreen RulesAlone = Of(ScreenLists.None, Allowed.Nothing);

    /// <summary>The rules of this release, with what the operator knows and what two people let be.</summary>
    public static FeedScreen Of(ScreenLists known, Allowed allowed)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(allowed);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in known.Entries.Concat(allowed.Hashes).Prepend(MinimisingRules.Version))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{part}\n"));
        }

        return new(known.Allowing(allowed.Allowance), hash.GetHashAndReset());
    }
}
