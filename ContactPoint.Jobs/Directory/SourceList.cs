using ContactPoint.Ingest;

namespace ContactPoint.Jobs.Directory;

/// <summary>Notes where values come from while an entry is put together.</summary>
internal sealed class SourceList
{
    private readonly List<FieldSource> _sources = [];

    public void Add(string field, StagedRecord source) => _sources.Add(new(field, source.Key, source.ExtractDate));

    public string? Note(string field, Sourced<string>? chosen)
    {
        if (chosen is not null)
        {
            Add(field, chosen.Source);
        }

        return chosen?.Value;
    }

    public T? Note<T>(string field, Sourced<T>? chosen)
        where T : struct
    {
        if (chosen is null)
        {
            return null;
        }

        Add(field, chosen.Source);
        return chosen.Value;
    }

    public IReadOnlyList<Carer> NoteAll(IReadOnlyList<MergedCarer> carers)
    {
        for (var index = 0; index < carers.Count; index++)
        {
            foreach (var (part, source) in carers[index].Sources())
            {
                Add($"carer_{index + 1}_{part}", source);
            }
        }

        return [.. carers.Select(each => each.Carer)];
    }

    public IReadOnlyList<Involvement> NoteAll(IReadOnlyList<Sourced<Involvement>> involvements)
    {
        for (var index = 0; index < involvements.Count; index++)
        {
            Add($"involvement_{index + 1}", involvements[index].Source);
        }

        return [.. involvements.Select(each => each.Value)];
    }

    public IReadOnlyList<FieldSource> Sorted() => [.. _sources.OrderBy(source => source.Field, StringComparer.Ordinal)];
}
