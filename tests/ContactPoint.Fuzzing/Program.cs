using ContactPoint.Ingest.Tests.Reading;

using SharpFuzz;

// docs/fuzzing.md has the commands.
switch (args)
{
    case ["seeds", var folder]:
        Directory.CreateDirectory(folder);
        foreach (var seed in FuzzSeeds.All)
        {
            File.WriteAllBytes(Path.Combine(folder, seed.Name), seed.Bytes);
        }

        break;

    case ["replay", .. var files]:
        foreach (var file in files)
        {
            Console.WriteLine($"{Path.GetFileName(file)}: {ReaderTarget.Run(File.ReadAllBytes(file))}");
        }

        break;

    case []:
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            ReaderTarget.Run(input.ToArray());
        });
        break;

    default:
        Console.Error.WriteLine("Say 'seeds FOLDER', 'replay FILE...', or nothing when afl-fuzz starts it.");
        return 2;
}

return 0;
