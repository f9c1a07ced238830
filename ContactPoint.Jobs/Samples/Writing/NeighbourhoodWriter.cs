using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Feeds;

namespace ContactPoint.Jobs.Samples.Writing;

/// <summary>Everything that one neighbourhood adds to the extracts of all days.</summary>
/// <param name="Parts">By day, then feed.</param>
/// <param name="Flat">Rows of the flat table; empty when none is wanted.</param>
/// <param name="FlatRows">How many.</param>
/// <param name="Children">Children on the first day.</param>
/// <param name="Families">Families on the first day.</param>
internal sealed record NeighbourhoodExtracts(IReadOnlyList<IReadOnlyList<ExtractPart>> Parts, byte[] Flat, int FlatRows, int Children, int Families);

/// <summary>Builds the families of one neighbourhood, lets the days pass, and renders what each supplier sends.</summary>
/// <remarks><threadsafety>Safe: it keeps nothing between neighbourhoods.</threadsafety></remarks>
internal sealed class NeighbourhoodWriter(SampleOptions options, IReadOnlyList<SampleFeed> feeds, FamilyBuilder builder, FamilyNews news)
{
    private const double JunkRow = 0.12;
    private readonly ulong _seed = SampleRandom.SeedOf((ulong)options.Seed, 41);

    public NeighbourhoodExtracts Write(IReadOnlyList<FamilyPlan> plans)
    {
        var families = plans.Select(builder.Build).ToArray();
        var children = families.Sum(family => family.Children.Count);
        var flat = new List<(string Feed, string Text)>();
        var rows = families.Select(family => Render(family, options.FlatFile is null ? null : flat)).ToArray();
        var junk = feeds.Select(feed => Junk(feed, plans[0].Number)).ToArray();
        var days = new List<IReadOnlyList<ExtractPart>>();
        for (var day = 1; day <= options.Days; day++)
        {
            var before = rows.ToArray();
            for (var index = 0; index < families.Length && day > 1; index++)
            {
                var changed = news.After(families[index], day, options.FirstDay.AddDays(day - 1));
                if (!ReferenceEquals(changed, families[index]))
                {
                    families[index] = changed;
                    rows[index] = Render(changed, null);
                }
            }

            days.Add(feeds.Select((feed, at) => Part(feed, at, rows, junk[at], day == 1 ? null : before)).ToArray());
        }

        // By local id within the feed, as in the files: no order that would give families away.
        var inOrder = flat.OrderBy(row => row.Feed, StringComparer.Ordinal).ThenBy(row => row.Text, StringComparer.Ordinal);
        var flatText = string.Concat(inOrder.Select(row => row.Text));
        return new NeighbourhoodExtracts(days, FlatTable.Layout.Encoding.GetBytes(flatText), flat.Count, children, families.Length);
    }

    /// <returns>Rows by feed.</returns>
    private List<RenderedRow>[] Render(Family family, List<(string Feed, string Text)>? flat)
    {
        var byFeed = new List<RenderedRow>[feeds.Count];
        for (var index = 0; index < feeds.Count; index++)
        {
            var feed = feeds[index];
            byFeed[index] = [];
            foreach (var record in family.Children.SelectMany(child => feed.Records(family, child)))
            {
                var row = RenderedRow.Of(feed, record);
                byFeed[index].Add(row);
                if (record.Repeated)
                {
                    byFeed[index].Add(row);
                }

                if (flat is not null && FlatTable.Row(feed, record) is { } text)
                {
                    flat.Add((feed.Name, text));
                }
            }
        }

        return byFeed;
    }

    private RenderedRow? Junk(SampleFeed feed, long firstFamily)
    {
        var random = SampleRandom.For(_seed, firstFamily, (int)feed.Feed);
        var seed = random.Next();
        return random.Chance(JunkRow) ? RenderedRow.Of(feed, feed.Junk(seed, (int)(firstFamily / FamilyPlan.PerNeighbourhood) + 1)) : null;
    }

    private static ExtractPart Part(SampleFeed feed, int at, List<RenderedRow>[][] rows, RenderedRow? junk, List<RenderedRow>[][]? before)
    {
        var all = rows.SelectMany(byFeed => byFeed[at]);
        if (feed.IsDelta && before is not null)
        {
            var sent = before.SelectMany(byFeed => byFeed[at]).Select(row => row.Text).ToHashSet(StringComparer.Ordinal);
            all = all.Where(row => !sent.Contains(row.Text));
        }
        else if (junk is not null)
        {
            all = all.Append(junk);
        }

        return ExtractPart.Of(all.OrderBy(row => row.LocalId, StringComparer.Ordinal), feed.Layout.Encoding);
    }
}
