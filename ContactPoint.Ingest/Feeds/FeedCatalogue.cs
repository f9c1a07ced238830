using System.Collections.Frozen;

namespace ContactPoint.Ingest.Feeds;

/// <summary>Every feed of a folder of specifications.</summary>
public sealed class FeedCatalogue
{
    private readonly FrozenDictionary<string, FeedSpec> _byName;

    private FeedCatalogue(IReadOnlyList<FeedSpec> feeds)
    {
        Feeds = feeds;
        _byName = feeds.ToFrozenDictionary(feed => feed.Name, StringComparer.Ordinal);
    }

    /// <summary>The feeds, by name.</summary>
    public IReadOnlyList<FeedSpec> Feeds { get; }

    /// <summary>Reads every .yaml file of a folder.</summary>
    /// <exception cref="FeedSpecException">A specification has faults, or two have one name; the faults of all files are listed.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static FeedCatalogue Load(string folder)
    {
        var faults = new List<SpecFault>();
        var feeds = new SortedDictionary<string, FeedSpec>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var place = Path.GetFileName(path);
            try
            {
                var feed = FeedSpec.Parse(File.ReadAllText(path), place);
                if (!feeds.TryAdd(feed.Name, feed))
                {
                    faults.Add(new(place, 0, $"Another specification is called {feed.Name} too.", "Give each feed a name of its own."));
                }
            }
            catch (FeedSpecException exception)
            {
                faults.AddRange(exception.Faults);
            }
        }

        return faults.Count == 0 ? new([.. feeds.Values]) : throw new FeedSpecException(faults);
    }

    /// <summary>The feed of this name; <see langword="null"/> when there is none.</summary>
    public FeedSpec? Find(string name) => _byName.GetValueOrDefault(name);
}
