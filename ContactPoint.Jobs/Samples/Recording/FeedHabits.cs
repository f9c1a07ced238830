namespace ContactPoint.Jobs.Samples.Recording;

/// <summary>How one supplier's staff type and what its system does to letters.</summary>
/// <param name="Letters">The letters its system has.</param>
/// <param name="Carelessness">Factor of the rates of typing; 1 for an average feed.</param>
/// <param name="EverydayNames">Probability that the everyday name is asked for, not the registered one.</param>
/// <param name="Brevity">Factor of the rate at which middle names are left out.</param>
/// <param name="MarksLost">Probability that a name's marks are left out by hand.</param>
internal sealed record FeedHabits(Letters Letters, double Carelessness, double EverydayNames, double Brevity, double MarksLost);

internal enum Letters
{
    Any,
    Upper,
    Windows1252,
}

/// <summary>Parts of a record that draw from generators of their own.</summary>
internal enum Field
{
    Presence = 1,
    Name,
    Birth,
    Estimate,
    Gender,
    Address,
    Identifiers,
    Carers,
    Service,
    Unmapped,
    Marks,
    Planting,
    Fault,
    Seen,
}
