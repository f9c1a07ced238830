using System.Diagnostics;

namespace ContactPoint.Jobs.Tests.Commands;

/// <summary>What a run of the program, in a process of its own, came to.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record ProgramRun(int Code, string Output, string Errors)
{
    /// <summary>Runs the program as people do.</summary>
    public static Task<ProgramRun> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string?>(), arguments);

    /// <summary>Runs the program as people do, with an environment of theirs.</summary>
    public static async Task<ProgramRun> StartAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs the program in a folder of its own.</summary>
    public static async Task<ProgramRun> StartInAsync(string folder, params string[] arguments)
    {
        using var process = Start(new Dictionary<string, string?>(), arguments, folder);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts the program and leaves it running.</summary>
    public static Process Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments) => Start(environment, arguments, folder: "");

    private static Process Start(IReadOnlyDictionary<string, string?> environment, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
