namespace ContactPoint.Jobs.Samples;

/// <summary>How badly the made-up suppliers keep their records.</summary>
public enum SampleDifficulty
{
    /// <summary>Few errors and few gaps: a first look at the product.</summary>
    Easy,

    /// <summary>Rates of the size that studies of school and hospital records report.</summary>
    Realistic,

    /// <summary>About two and a half times the realistic rates.</summary>
    Hard,
}
