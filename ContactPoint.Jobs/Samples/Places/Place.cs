namespace ContactPoint.Jobs.Samples.Places;

/// <summary>One home: as the post office would write it.</summary>
/// <param name="Building">Flat or house name; empty for most.</param>
/// <param name="Street">Number and street.</param>
/// <param name="Locality">Village or suburb; empty for most.</param>
/// <param name="Town">Where it is.</param>
/// <param name="Postcode">Right shape, with a space; the district numbers are beyond those in use, so nobody lives there.</param>
internal sealed record Place(string Building, string Street, string Locality, Town Town, string Postcode);

/// <summary>A made-up town in a made-up district.</summary>
/// <param name="District">The authority's name.</param>
/// <param name="Authority">The authority's three-digit number in pupil numbers.</param>
/// <param name="Gss">The authority's statistical code.</param>
/// <param name="County">The county's name.</param>
/// <param name="Name">The town's name.</param>
/// <param name="PostcodeArea">One or two letters.</param>
/// <param name="FirstOutcode">First district number.</param>
/// <param name="OutcodeCount">How many districts.</param>
/// <param name="Weight">Neighbourhoods that it has in each round of numbering.</param>
internal sealed record Town(
    string District,
    string Authority,
    string Gss,
    string County,
    string Name,
    string PostcodeArea,
    int FirstOutcode,
    int OutcodeCount,
    int Weight);

/// <summary>About 240 families around one primary school; the unit in which the world is generated.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Town">The town it is in.</param>
/// <param name="TownOrdinal">Which of the town's neighbourhoods it is, from 0.</param>
internal readonly record struct Neighbourhood(long Number, Town Town, int TownOrdinal);
