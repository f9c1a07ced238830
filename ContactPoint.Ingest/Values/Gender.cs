namespace ContactPoint.Ingest.Values;

/// <summary>Gender as the directory holds it. Other codings are brought to these by the feed specification.</summary>
public enum Gender
{
    /// <summary>Not specified, not known, or not given.</summary>
    NotSpecified,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}
