using Xunit;

namespace ContactPoint.Architecture.Tests;

/// <summary>The list of offences is a failing test's message, one a line.</summary>
internal static class Offences
{
    public static void AssertNone(IEnumerable<string> offences, string rule)
    {
        var found = offences.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{rule}\n{string.Join('\n', found)}");
    }
}
