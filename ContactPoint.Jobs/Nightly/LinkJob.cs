using System.Text;

using ContactPoint.Jobs.Store;
using ContactPoint.Matching;
using ContactPoint.Matching.Model;

using Microsoft.Extensions.Options;

namespace ContactPoint.Jobs.Nightly;

/// <summary>Link: every record in force through the engine, by the pinned model; clusters and pairs are the run's outcome.</summary>
/// <remarks>
/// What a night learns is pinned with its term frequencies as the next version (<see cref="ModelChoices"/>). Identifiers are decrypted in
/// this worker's memory and nowhere else.
/// </remarks>
public sealed class LinkJob(
    StageWorker worker, MatchingTable tables, Linkages linkages, Memberships memberships, IOptions<ContactPointOptions> options)
    : NightlyJob(worker)
{
    /// <inheritdoc/>
    protected override string Stage => "link";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, long>> WorkAsync(StageHold hold, string part, CancellationToken cancellationToken)
    {
        var runId = hold.Key.RunId;
        var (table, names) = await tables.ReadAsync((done, total) => hold.ReportAsync(done, total, cancellationToken), cancellationToken);
        if (names.Count == 0)
        {
            return new Dictionary<string, long> { ["records"] = 0, ["pairs"] = 0, ["links"] = 0, ["review"] = 0, ["clusters"] = 0 };
        }

        var sources = names.CountBy(name => name.Feed).ToDictionary(feed => feed.Key, feed => (long)feed.Value, StringComparer.Ordinal);
        var pinned = await linkages.NewestModelAsync(runId, cancellationToken);
        var choice = ModelChoices.Of(pinned, sources);
        var model = choice == ModelChoice.Pinned ? Pinned(pinned!) : await ReadAsync(choice, cancellationToken);
        var result = Linker.Link(table, model, new Matching.LinkOptions { PreviousClusters = await PreviousAsync(names, cancellationToken) }, cancellationToken);
        if (choice != ModelChoice.Pinned)
        {
            await Linkages.PinModelAsync(
                hold,
                new(result.Model.Name, ModelFile.Write(result.Model), Written(result.Model.Frequencies!), names.Count,
                    [.. sources.Keys.Order(StringComparer.Ordinal)], choice == ModelChoice.Learn),
                cancellationToken);
        }

        await Linkages.SaveAsync(
            hold,
            names.Select((name, row) => new ClusterRow(name, result.ClusterOfRow[row])),
            result.Links.Select(link => LinkRowOf(link, names)),
            cancellationToken);
        return Counts(names.Count, result);
    }

    private async Task<LinkageModel> ReadAsync(ModelChoice choice, CancellationToken cancellationToken) => ModelFile.Read(await File.ReadAllTextAsync(
        choice == ModelChoice.Learn ? options.Value.EffectiveModelFile : options.Value.EffectiveStartModelFile, cancellationToken));

    private static Dictionary<string, long> Counts(int records, LinkageResult result) => new()
    {
        ["records"] = records,
        ["pairs"] = result.PairCount,
        ["links"] = result.Links.Count(link => link.Decision == LinkDecision.Link),
        ["review"] = result.Links.Count(link => link.Decision == LinkDecision.Review),
        ["clusters"] = result.ClusterCount,
        ["ambiguous"] = result.Ambiguous.Count,
        ["pairs_not_compared"] = result.Blocking.Sum(rule => rule.PairsNotCompared),
    };

    /// <summary>A pinned model, with the frequencies that were pinned beside it.</summary>
    internal static LinkageModel Pinned(ModelRow row)
    {
        using var frequencies = new MemoryStream(Encoding.UTF8.GetBytes(row.Frequencies));
        return ModelFile.Read(row.Model) with { Frequencies = TermFrequencies.Read(frequencies) };
    }

    private static string Written(TermFrequencies frequencies)
    {
        using var stream = new MemoryStream();
        frequencies.Write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static LinkRow LinkRowOf(Link link, IReadOnlyList<RecordName> names) =>
        new(names[link.RowA], names[link.RowB], link.Weight.Bits, link.Decision == LinkDecision.Link, link.Together);

    private async Task<IReadOnlyList<string?>> PreviousAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken)
    {
        var childOf = (await memberships.LastAsync(cancellationToken))
            .Where(row => row.IsCurrent)
            .ToDictionary(row => row.Member.Record, row => row.Member.ChildNumber);
        return [.. names.Select(name => childOf.GetValueOrDefault(name))];
    }
}
