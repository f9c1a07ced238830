using System.Text.Json;

using ContactPoint.Matching.Model;

using Xunit;

namespace ContactPoint.Matching.Tests.Model;

public sealed class ModelFileTests
{
    [Theory]
    [InlineData("children")]
    [InlineData("febrl")]
    [InlineData("rldata")]
    public void A_model_that_is_written_and_read_is_the_same_model(string name)
    {
        var text = ModelFile.Write(SampleModels.Read(name));
        Assert.Equal(text, ModelFile.Write(ModelFile.Read(text)));
    }

    [Fact]
    public void A_trained_model_keeps_every_number()
    {
        var trained = TwoFields.Model;
        var read = ModelFile.Read(ModelFile.Write(trained));
        Assert.Equal(trained.Comparisons.SelectMany(comparison => comparison.Levels), read.Comparisons.SelectMany(comparison => comparison.Levels));
        Assert.Equal(trained.Prior!.For("file", "file"), read.Prior!.For("file", "file"));
        Assert.True(read.IsTrained);
    }

    [Fact]
    public void A_level_stands_on_one_line() =>
        Assert.Contains("""{ "level": "exact", "m": 0.9, "u": 0.1 }""", ModelFile.Write(TwoFields.Model), StringComparison.Ordinal);

    [Fact]
    public void A_word_that_means_nothing_is_refused_with_its_place()
    {
        var fault = Assert.Throws<JsonException>(() => ModelFile.Read(ModelFile.Write(TwoFields.Model).Replace("\"blocking\"", "\"bloking\"", StringComparison.Ordinal)));
        Assert.Contains("bloking", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Term_frequencies_are_never_in_the_model_file()
    {
        var model = TwoFields.Model with { Frequencies = new(System.Collections.Immutable.ImmutableSortedDictionary<string, ValueCounts>.Empty.Add("name", new(20, System.Collections.Immutable.ImmutableSortedDictionary<string, long>.Empty.Add("ZELDA", 12)))) };
        Assert.DoesNotContain("ZELDA", ModelFile.Write(model), StringComparison.Ordinal);
    }

    [Fact]
    public void Term_frequencies_are_read_as_they_were_written()
    {
        var counts = new ValueCounts(200, System.Collections.Immutable.ImmutableSortedDictionary<string, long>.Empty.Add("ZELDA", 12));
        using var stream = new MemoryStream();
        new TermFrequencies(System.Collections.Immutable.ImmutableSortedDictionary<string, ValueCounts>.Empty.Add("name", counts)).Write(stream);
        stream.Position = 0;
        var read = TermFrequencies.Read(stream).Comparisons["name"];
        Assert.Equal(0.06, read.FrequencyOf("ZELDA"));
        Assert.Equal(0.05, read.FrequencyOf("AMARA"));
    }
}
