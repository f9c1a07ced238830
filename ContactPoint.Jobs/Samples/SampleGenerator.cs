using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Feeds;
using ContactPoint.Jobs.Samples.Places;
using ContactPoint.Jobs.Samples.Recording;
using ContactPoint.Jobs.Samples.Writing;

namespace ContactPoint.Jobs.Samples;

/// <summary>Writes made-up extracts of five suppliers with the truth about them.</summary>
/// <remarks>
/// <para>
/// The world is generated one neighbourhood of 240 families at a time, each family from a generator of its own, so memory
/// stays the same for a million children and neither order nor threads change a byte. Each day is the day before, one day on:
/// rows of children to whom nothing happened are equal to the byte.
/// </para>
/// <para>Nobody in the files is real, no home is in a postcode district in use, and every number is made up.</para>
/// <threadsafety>Safe; two calls must not write to one folder.</threadsafety>
/// </remarks>
public static class SampleGenerator
{
    private const int NeighbourhoodsPerThread = 4;

    /// <summary>About this many children live in one neighbourhood.</summary>
    private const int ChildrenPerNeighbourhood = 430;

    /// <summary>Writes the extracts, truth.csv, planted.csv and, where asked for, the flat table; replaces files of the same names.</summary>
    /// <param name="options">What to generate.</param>
    /// <param name="progress">Is told the number of children done so far; <see langword="null"/> for no reports.</param>
    /// <param name="cancellation">Stops between two neighbourhoods; unfinished files are removed.</param>
    /// <exception cref="ArgumentException">The options have faults; the message lists them all.</exception>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static SampleCounts Generate(SampleOptions options, IProgress<long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        }

        var gazetteer = new Gazetteer((ulong)options.Seed, options.Children / ChildrenPerNeighbourhood);
        var world = new SampleWorld(gazetteer, ErrorRates.Of(options.Difficulty), options.FirstDay);
        SampleFeed[] feeds =
        [
            new SchoolCensus(world), new HealthRegistrations(world), new ChildrensServices(world), new YouthServices(world), new BirthRegistrations(world),
        ];
        var builder = new FamilyBuilder((ulong)options.Seed, gazetteer, options.FirstDay);
        var writer = new NeighbourhoodWriter(options, feeds, builder, new FamilyNews(gazetteer));
        var planner = new FamilyPlanner((ulong)options.Seed, options);
        using var files = new ExtractFiles(options, feeds);
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = options.Threads == 0 ? Environment.ProcessorCount : options.Threads,
        };
        foreach (var batch in planner.Neighbourhoods().Chunk(parallel.MaxDegreeOfParallelism * NeighbourhoodsPerThread))
        {
            var written = new NeighbourhoodExtracts[batch.Length];
            Parallel.For(0, batch.Length, parallel, index => written[index] = writer.Write(batch[index]));
            foreach (var neighbourhood in written)
            {
                files.Append(neighbourhood);
            }

            progress?.Report(files.Children);
        }

        return files.Complete();
    }
}
