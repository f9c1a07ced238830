using ContactPoint.Jobs.Samples.Names;
using ContactPoint.Jobs.Samples.Places;

namespace ContactPoint.Jobs.Samples.Families;

/// <summary>Parents and children who share a home: the unit of the world.</summary>
internal sealed record Family(FamilyPlan Plan, ulong Seed, Neighbourhood Where, FamilyNames Names, IReadOnlyList<Child> Children);

/// <summary>What must be known of a family before it is built, so that families can be built in any order.</summary>
/// <param name="Number">From 0.</param>
/// <param name="FirstChild">Number of the oldest child.</param>
/// <param name="Community">The father's community, whose customs the children's names follow.</param>
/// <param name="MotherCommunity">The mother's community.</param>
/// <param name="Births">For each pregnancy how many children: 1, 2 for twins, 3 for triplets.</param>
/// <param name="NewbornDay">Day on which another child is born; 0 for none.</param>
/// <param name="NewbornNumber">That child's number.</param>
internal sealed record FamilyPlan(
    long Number,
    long FirstChild,
    Community Community,
    Community MotherCommunity,
    IReadOnlyList<int> Births,
    int NewbornDay,
    long NewbornNumber)
{
    /// <summary>Families in one neighbourhood.</summary>
    public const int PerNeighbourhood = 240;

    public int OrdinalInNeighbourhood => (int)(Number % PerNeighbourhood);
}
