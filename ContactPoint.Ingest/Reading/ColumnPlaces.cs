using System.Text.RegularExpressions;

using ContactPoint.Ingest.Feeds;

namespace ContactPoint.Ingest.Reading;

/// <summary>Where a specification's columns stand in one file, by its header.</summary>
/// <param name="HeaderColumns">How many columns the header has.</param>
/// <param name="OfSlot">For each slot, the column's position from 0; −1 when the file does not have it.</param>
/// <param name="Dropped">The positions of columns that the specification does not name.</param>
/// <param name="Missing">Columns that it expects and the header does not have.</param>
/// <param name="LocalIdLeads">Whether the local id's columns are the file's first: then a delimiter too many or too few in a row leaves them in their places.</param>
/// <param name="OfOneLine">The positions of columns whose values the specification takes for one line.</param>
internal sealed partial record ColumnPlaces(
    int HeaderColumns,
    IReadOnlyList<int> OfSlot,
    IReadOnlyList<int> Dropped,
    IReadOnlyList<string> Missing,
    bool LocalIdLeads,
    IReadOnlySet<int> OfOneLine)
{
    public static readonly ColumnPlaces None = new(0, [], [], [], LocalIdLeads: false, new HashSet<int>());

    private const int MaximumColumns = 2_000;

    /// <summary>Three texts or more, with several spaces between.</summary>
    [GeneratedRegex(@"\S {2,}\S.* {2,}\S", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ColumnsBySpaces();

    /// <summary>Finds each column in the header.</summary>
    /// <exception cref="ExtractRefusedException">The header is none, or lacks or repeats what it must have once.</exception>
    public static ColumnPlaces Find(IReadOnlyList<string> headers, SourceColumns columns, int localIdColumns, int headerLine)
    {
        if (headers.Count > MaximumColumns)
        {
            throw new ExtractRefusedException(new Refusal(RefusalKinds.TooManyColumns, headerLine));
        }

        var ofSlot = Enumerable.Repeat(-1, columns.Names.Count).ToArray();
        var refusals = new List<Refusal>();
        var dropped = new List<int>();
        for (var position = 0; position < headers.Count; position++)
        {
            var slot = columns.SlotOf(headers[position]);
            if (slot < 0)
            {
                dropped.Add(position);
            }
            else if (ofSlot[slot] >= 0)
            {
                refusals.Add(new(RefusalKinds.DuplicateColumn, headerLine, columns.Names[slot]));
            }
            else
            {
                ofSlot[slot] = position;
            }
        }

        if (dropped.Count == headers.Count)
        {
            throw new ExtractRefusedException(new Refusal(
                headers is [var all] && ColumnsBySpaces().IsMatch(all) ? RefusalKinds.FixedWidth : RefusalKinds.NoHeader, headerLine));
        }

        var absent = Enumerable.Range(0, ofSlot.Length).Where(slot => ofSlot[slot] < 0).ToLookup(slot => columns.Presences[slot], slot => columns.Names[slot]);
        refusals.AddRange(absent[Presence.Required].Select(name => new Refusal(RefusalKinds.MissingColumn, headerLine, name)));
        if (refusals.Count > 0)
        {
            throw new ExtractRefusedException(refusals);
        }

        var leads = ofSlot.Take(localIdColumns).All(position => position < localIdColumns);
        return new(headers.Count, ofSlot, dropped, [.. absent[Presence.Expected]], leads, ofSlot.Where((_, slot) => columns.AreOfOneLine[slot]).ToHashSet());
    }
}
