using ContactPoint.Ingest.Feeds;

namespace ContactPoint.Ingest.Reading;

/// <summary>The elements of one transfer file, as far as they were met.</summary>
internal sealed class TransferElements
{
    private const int MostElements = 2_000;

    private readonly List<TransferElement> _all = [];

    public TransferElements(SourceColumns columns)
    {
        Columns = columns;
        OfFile = new(this, "");
        OfPupil = new(this, "");
    }

    public SourceColumns Columns { get; }

    /// <summary>What stands outside the pupils; paths begin below the root.</summary>
    public TransferElement OfFile { get; }

    /// <summary>What stands in a pupil; paths begin below it.</summary>
    public TransferElement OfPupil { get; }

    /// <summary>What no mapping names, by path, with how often it stood there.</summary>
    public IReadOnlyList<DroppedColumn> Dropped =>
    [
        .. _all.Where(element => element.Dropped > 0)
            .Select((element, index) => new DroppedColumn(ColumnName.Shown(element.Path) ?? $"element {index + 1}", element.Dropped))
            .GroupBy(column => column.Name, StringComparer.Ordinal)
            .Select(columns => new DroppedColumn(columns.Key, columns.Sum(column => column.NonBlankCount))),
    ];

    public TransferElement Add(string path)
    {
        if (_all.Count == MostElements)
        {
            throw new ExtractRefusedException(new Refusal(RefusalKinds.XmlBeyondLimits));
        }

        var element = new TransferElement(this, path);
        _all.Add(element);
        return element;
    }
}

/// <summary>An element at one path.</summary>
internal sealed class TransferElement
{
    private readonly TransferElements _elements;
    private readonly Dictionary<string, TransferElement> _children = new(StringComparer.Ordinal);

    public TransferElement(TransferElements elements, string path)
    {
        _elements = elements;
        Path = path;
        Slot = elements.Columns.SlotOf(path);
        LeadsFurther = elements.Columns.HasBelow(path);
    }

    public string Path { get; }

    /// <summary>The slot of a raw row that it fills; −1 when no mapping names it.</summary>
    public int Slot { get; }

    /// <summary>Whether a mapping names an element below it.</summary>
    public bool LeadsFurther { get; }

    /// <summary>How often it was skipped with something in it.</summary>
    public long Dropped { get; set; }

    public TransferElement Child(string name)
    {
        if (!_children.TryGetValue(name, out var child))
        {
            child = _elements.Add(Path.Length == 0 ? name : $"{Path}/{name}");
            _children.Add(name, child);
        }

        return child;
    }
}
