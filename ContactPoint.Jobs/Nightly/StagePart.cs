using System.Globalization;

namespace ContactPoint.Jobs.Nightly;

/// <summary>The names of parts: an extract's number, where a stage has a part for each.</summary>
public static class StagePart
{
    /// <summary>The part that is one extract's.</summary>
    public static string OfExtract(long extractId) => extractId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The extract that a part is of.</summary>
    public static long ExtractOf(string part) => long.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture);
}
