namespace ContactPoint.Jobs.Commands;

/// <summary>The files that a verb writes.</summary>
internal static class OutputFiles
{
    /// <summary>Refuses a verb that would write over what it reads, twice into one file, or where no file can be.</summary>
    /// <exception cref="RefusedException">Two of the files are one, or one is no file's place.</exception>
    public static void RefuseClash(IEnumerable<FileInfo?> inputs, params FileInfo?[] outputs)
    {
        var taken = inputs.OfType<FileInfo>().Select(Place).ToHashSet(StringComparer.Ordinal);
        foreach (var output in outputs.OfType<FileInfo>())
        {
            if (System.IO.Directory.Exists(output.FullName))
            {
                throw new RefusedException($"{output} is a folder. Name a file in it.");
            }

            if (output.Directory is { Exists: false } folder)
            {
                throw new RefusedException($"{output} cannot be written: there is no folder {folder}. Make it first.");
            }

            if (!taken.Add(Place(output)))
            {
                throw new RefusedException($"{output} would be written over: it is named twice on the command line. Name another file.");
            }
        }
    }

    private static string Place(FileInfo file) =>
        (file.Exists ? file.ResolveLinkTarget(returnFinalTarget: true)?.FullName : null) ?? file.FullName;
}
