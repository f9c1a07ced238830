using System.Buffers;

namespace ContactPoint.Ingest.Feeds;

/// <summary>The supplier's columns that a specification names, each once: only these pass the reader. Their order numbers the slots of a raw row.</summary>
public sealed class SourceColumns
{
    private static readonly SearchValues<char> OtherWhiteSpace = SearchValues.Create("\t\r\n\u00A0");

    private readonly List<string> _names = [];
    private readonly List<Presence> _presences = [];
    private readonly List<bool> _areOfOneLine = [];
    private readonly Dictionary<string, int> _slots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns of a specification: those of the local id first.</summary>
    public SourceColumns(FeedSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        foreach (var name in spec.LocalId)
        {
            Add(name, Presence.Required, isOfOneLine: true);
        }

        foreach (var mapping in spec.Columns)
        {
            foreach (var name in mapping.From)
            {
                Add(name, mapping.Presence, mapping.Split != SplitRule.Lines);
            }
        }

        foreach (var (name, spellings) in spec.Aliases)
        {
            foreach (var spelling in spellings)
            {
                _slots.TryAdd(OneLine(spelling), SlotOf(name));
            }
        }
    }

    /// <summary>Columns of a file that has no specification yet.</summary>
    internal SourceColumns(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Add(name, Presence.Optional, isOfOneLine: false);
        }
    }

    /// <summary>The names as the specification spells them, by slot.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether each must be in the header, by slot.</summary>
    public IReadOnlyList<Presence> Presences => _presences;

    /// <summary>Whether each holds a value of one line, by slot: every column does that is not split by lines. Of a file without a specification nobody knows.</summary>
    public IReadOnlyList<bool> AreOfOneLine => _areOfOneLine;

    /// <summary>The slot of a column, by its name or an alias; −1 when the specification does not name it. Case, spaces around it and broken lines do not count.</summary>
    public int SlotOf(ReadOnlySpan<char> name) =>
        _slots.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(IsOnOneLine(name) ? name.Trim() : OneLine(name.ToString()), out var slot) ? slot : -1;

    /// <summary>A name with one space wherever white space stands in it: spreadsheets break the lines of long names.</summary>
    internal static string OneLine(string name) =>
        IsOnOneLine(name) ? name.Trim() : string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsOnOneLine(ReadOnlySpan<char> name) => !name.ContainsAny(OtherWhiteSpace) && name.IndexOf("  ") < 0;

    /// <summary>Whether a column is named by a path that begins with this one, or whether there is any when it is empty.</summary>
    public bool HasBelow(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _slots.Keys.Any(name => path.Length == 0
            || (name.Length > path.Length && name[path.Length] == '/' && name.StartsWith(path, StringComparison.OrdinalIgnoreCase)));
    }

    private void Add(string name, Presence presence, bool isOfOneLine)
    {
        var trimmed = OneLine(name);
        if (_slots.TryAdd(trimmed, _names.Count))
        {
            _names.Add(trimmed);
            _presences.Add(presence);
            _areOfOneLine.Add(isOfOneLine);
            return;
        }

        // named twice: the stricter presence counts, and lines wherever it has them
        var slot = _slots[trimmed];
        _presences[slot] = presence < _presences[slot] ? presence : _presences[slot];
        _areOfOneLine[slot] &= isOfOneLine;
    }
}
