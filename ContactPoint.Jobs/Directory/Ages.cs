namespace ContactPoint.Jobs.Directory;

/// <summary>Ages as the law counts them.</summary>
public static class Ages
{
    /// <summary>The age at which a child leaves the directory.</summary>
    public const int Adult = 18;

    /// <summary>Completed years on a day.</summary>
    /// <param name="birthDate">Date of birth.</param>
    /// <param name="asOf">The day; at the birthday's own first moment the year is completed.</param>
    /// <remarks>
    /// Whoever was born on 29 February completes a year on 1 March where the year has no such day (Family Law Reform Act 1969 s.9 lets an
    /// age be attained at the start of the birthday; the anniversary of a day that the year lacks is the day after).
    /// </remarks>
    /// <returns>Years; negative before birth.</returns>
    public static int InYears(DateOnly birthDate, DateOnly asOf)
    {
        var years = asOf.Year - birthDate.Year;
        return (asOf.Month, asOf.Day).CompareTo((birthDate.Month, birthDate.Day)) < 0 ? years - 1 : years;
    }
}
