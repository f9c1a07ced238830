using System.Runtime.CompilerServices;

using Xunit;

namespace ContactPoint.TestSupport;

/// <summary>Compares text with a golden file beside the test, and rewrites the file when asked to.</summary>
/// <remarks>
/// The names are those of the Verify package, which is not to be had; it can take over by replacing this file.
/// Set GOLDEN=accept to write what was got over what was expected; then read the diff before it is committed.
/// </remarks>
public static class Golden
{
    private const string Switch = "GOLDEN";

    /// <summary>Fails unless <paramref name="actual"/> is the text of <c>name.verified.txt</c>; leaves <c>name.received.txt</c> when it is not.</summary>
    public static void AssertSame(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var folder = Path.GetDirectoryName(testFile)!;
        var expectedPath = Path.Combine(folder, $"{name}.verified.txt");
        var receivedPath = Path.Combine(folder, $"{name}.received.txt");
        var got = actual.ReplaceLineEndings("\n");

        if (Environment.GetEnvironmentVariable(Switch) == "accept")
        {
            File.WriteAllText(expectedPath, got);
            File.Delete(receivedPath);
            return;
        }

        var expected = File.Exists(expectedPath) ? File.ReadAllText(expectedPath).ReplaceLineEndings("\n") : null;
        if (expected != got)
        {
            File.WriteAllText(receivedPath, got);
        }

        Assert.True(
            expected is not null,
            $"There is no golden file {name}.verified.txt. Run ./contactpoint golden, read the file, and commit it.");
        Assert.Equal(expected, got);
        File.Delete(receivedPath);
    }
}
