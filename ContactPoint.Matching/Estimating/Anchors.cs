using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Estimating;

/// <summary>What a household is expected to show, and how firmly it is held to that: the priors of h (matching.md, section 1).</summary>
internal sealed class Anchors(HouseholdAnchors strengths, IReadOnlyList<double[]?> siblingBirths)
{
    /// <summary>The centre of a comparison's h for siblings or twins, given what m and u are so far.</summary>
    public double[] CentreOf(int comparison, LevelTable table, int pairClass) => table.Comparison.Class switch
    {
        EvidenceClass.Household => table[PairClass.SamePerson],
        EvidenceClass.Identifier => WithAgreement(table[PairClass.Stranger], strengths.MixedUpIdentifiers),
        EvidenceClass.Birth when pairClass == PairClass.Twin => table[PairClass.SamePerson],
        EvidenceClass.Birth when siblingBirths[comparison] is { } births =>
            SiblingBirths.Blurred(births, table[PairClass.SamePerson], table[PairClass.Stranger]),
        _ => table[PairClass.Stranger],
    };

    /// <summary>The pseudo-count that holds h to its centre; infinite where h follows from m alone.</summary>
    public double StrengthOf(LevelTable table) => table.Comparison.Class switch
    {
        EvidenceClass.Identifier => strengths.Identifier,
        EvidenceClass.Personal => strengths.Personal,
        EvidenceClass.Household => strengths.Household,
        _ => double.PositiveInfinity,
    };

    private static double[] WithAgreement(double[] shares, double agreement)
    {
        var raised = Math.Max(shares[0], agreement);
        var scale = (1 - raised) / (1 - shares[0]);
        return [raised, .. shares.Skip(1).Select(share => share * scale)];
    }
}
