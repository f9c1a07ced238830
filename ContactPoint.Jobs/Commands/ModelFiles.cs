using System.Text.Json;

using ContactPoint.Matching.Model;

namespace ContactPoint.Jobs.Commands;

/// <summary>Linkage models in files: the JSON, and the term frequencies pinned beside it.</summary>
internal static class ModelFiles
{
    private const string FrequenciesSuffix = ".frequencies.json";

    /// <summary>Reads a model, and its frequencies if they stand beside it.</summary>
    /// <exception cref="RefusedException">There is no such file, or it is not a model.</exception>
    public static LinkageModel Read(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new RefusedException($"The model {file} does not exist. samples/models has some to begin with.");
        }

        try
        {
            var model = ModelFile.Read(File.ReadAllText(file.FullName));
            var beside = new FileInfo(file.FullName + FrequenciesSuffix);
            if (!beside.Exists)
            {
                return model;
            }

            using var frequencies = beside.OpenRead();
            return model with { Frequencies = TermFrequencies.Read(frequencies) };
        }
        catch (JsonException exception)
        {
            throw new RefusedException($"{file.Name} cannot be read as a model: look at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
        }
    }

    /// <summary>Writes a trained model, and its frequencies beside it.</summary>
    public static void Write(LinkageModel model, FileInfo file)
    {
        File.WriteAllText(file.FullName, ModelFile.Write(model));
        if (model.Frequencies is { } frequencies)
        {
            using var beside = File.Create(file.FullName + FrequenciesSuffix);
            frequencies.Write(beside);
        }
    }
}
