using System.Diagnostics;

using ContactPoint.Ingest.Tests.Reading;

namespace ContactPoint.Ingest.Tests;

/// <summary>Reads the large files in a process that does nothing else, and says how much memory that took. MemoryTests starts it.</summary>
internal static class Program
{
    public static void Main()
    {
        foreach (var file in LargeFiles.All)
        {
            Console.WriteLine($"{file.What}: {file.Read().Outcome}");
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(process.PeakWorkingSet64);
    }
}
