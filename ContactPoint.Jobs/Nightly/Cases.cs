using System.Security.Cryptography;
using System.Text;

using ContactPoint.Jobs.Directory;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Turns what the engine could not decide into questions for people: one for two children, whatever number of pairs asks it.</summary>
public static class Cases
{
    /// <summary>With 64 bits two of a million cases share a reference once in 37 million nights.</summary>
    private const int ReferenceBytes = 8;

    private const string InBand = "in-the-band";
    private const string ShieldHold = "shield-hold";

    /// <summary>The cases of a run, by their reference.</summary>
    /// <param name="numberOf">The child number of every current record.</param>
    /// <param name="shields">Who is shielded and held.</param>
    /// <param name="apart">Pairs at or over the review threshold that the clustering left apart.</param>
    public static IReadOnlyList<CaseRow> Of(
        IReadOnlyDictionary<RecordKey, ChildNumber> numberOf, ShieldPlan shields, IReadOnlyList<LinkRow> apart)
    {
        var strongest = new Dictionary<(ChildNumber A, ChildNumber B), double>();
        foreach (var pair in apart)
        {
            var one = numberOf[new(pair.A.Feed, pair.A.LocalId)];
            var other = numberOf[new(pair.B.Feed, pair.B.LocalId)];
            var children = one.CompareTo(other) < 0 ? (one, other) : (other, one);
            strongest[children] = Math.Max(strongest.GetValueOrDefault(children, double.NegativeInfinity), pair.WeightBits);
        }

        return [.. strongest
            .Where(children => children.Key.A != children.Key.B)
            .Select(children => CaseOf(children.Key.A, children.Key.B, shields, children.Value))
            .OrderBy(row => row.Reference, StringComparer.Ordinal)];
    }

    private static CaseRow CaseOf(ChildNumber a, ChildNumber b, ShieldPlan shields, double weightBits)
    {
        var isShieldHold = shields.Holds.Any(hold => (hold.Shielded == a && hold.Held == b) || (hold.Shielded == b && hold.Held == a));
        var kind = isShieldHold ? ShieldHold : InBand;
        return new(Reference(kind, a, b), kind, a.ToString(), b.ToString(), weightBits);
    }

    /// <summary>Made from the question itself, so that a run that is repeated asks under the same reference.</summary>
    private static string Reference(string kind, ChildNumber a, ChildNumber b)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind} {a} {b}"));
        return $"C-{Convert.ToHexString(hash.AsSpan(0, ReferenceBytes))}";
    }
}
