namespace ContactPoint.Ingest.Feeds;

/// <summary>The supplier's columns that a specification names, each once: only these pass the reader. Their order numbers the slots of a raw row.</summary>
public sealed class SourceColumns
{
    private readonly List<string> _names = [];
    private readonly List<Presence> _presences = [];

    /// <summary>The columns of a specification: those of the local id first.</summary>
    public SourceColumns(FeedSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        foreach (var name in spec.LocalId)
        {
            Add(name, Presence.Required);
        }

        foreach (var mapping in spec.Columns)
        {
            foreach (var name in mapping.From)
            {
                Add(name, mapping.Presence);
            }
        }
    }

    /// <summary>The names as the specification spells them, by slot.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether each must be in the header, by slot.</summary>
    public IReadOnlyList<Presence> Presences => _presences;

    /// <summary>The slot of a column; −1 when the specification does not name it. Case and spaces around it do not count.</summary>
    public int SlotOf(ReadOnlySpan<char> name)
    {
        var trimmed = name.Trim();
        for (var slot = 0; slot < _names.Count; slot++)
        {
            if (trimmed.Equals(_names[slot], StringComparison.OrdinalIgnoreCase))
            {
                return slot;
            }
        }

        return -1;
    }

    private void Add(string name, Presence presence)
    {
        var slot = SlotOf(name);
        if (slot < 0)
        {
            _names.Add(name.Trim());
            _presences.Add(presence);
        }
        else if (presence < _presences[slot])
        {
            // named twice: the stricter wish counts
            _presences[slot] = presence;
        }
    }
}
