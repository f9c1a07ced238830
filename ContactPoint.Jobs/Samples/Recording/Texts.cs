using ContactPoint.Jobs.Samples.Drawing;

namespace ContactPoint.Jobs.Samples.Recording;

/// <summary>Made-up notes, diagnoses and other texts by kind.</summary>
internal static class Texts
{
    private static readonly ILookup<string, string> All = SampleTable.Rows("texts").ToLookup(row => row[0], row => row[1]);

    public static string[] Of(string kind) => All[kind].ToArray();
}
