using System.Diagnostics;

namespace ContactPoint.Jobs.Nightly;

/// <summary>The most memory that this process has held since it was last asked to forget.</summary>
public static class PeakMemory
{
    private const string Forget = "/proc/self/clear_refs";
    private const string ForgetThePeak = "5";

    /// <summary>Gives back what is not in use, and forgets the peak. Where the system cannot forget, the peak is the process's whole life's.</summary>
    public static void Restart()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            File.WriteAllText(Forget, ForgetThePeak);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Then the figure is only too high.
        }
    }

    /// <summary>Resident memory at its highest, in bytes.</summary>
    public static long Bytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }
}
