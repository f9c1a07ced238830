using System.Text;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Checking;

/// <summary>Where one of our fields comes from in a raw row. Made once for an extract.</summary>
internal sealed class FieldSource
{
    private readonly ColumnMapping _mapping;
    private readonly int[] _slots;
    private readonly int _part;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>>? _codes;

    public FieldSource(ColumnMapping mapping, int part, SourceColumns columns)
    {
        _mapping = mapping;
        _part = part;
        _slots = [.. mapping.From.Select(name => columns.SlotOf(name))];
        Column = string.Join(" + ", mapping.From);
        if (mapping.Codes.Count > 0)
        {
            _codes = new Dictionary<string, string>(mapping.Codes, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        }
    }

    /// <summary>What to call it in issues: the supplier's column, or columns.</summary>
    public string Column { get; }

    /// <summary>The declared format of a day.</summary>
    public string DayFormat => _mapping.DayFormat ?? "yyyy-MM-dd";

    /// <summary>Whether the column holds several names, of which this field takes some.</summary>
    public bool IsWordOfSeveral => _mapping.HoldsSeveralNames;

    /// <summary>Whether this field speaks for the whole column, so that a fault of it is reported once.</summary>
    public bool IsFirstPart => _part == 0;

    /// <summary>The whole column's text, without spaces around it.</summary>
    public ReadOnlySpan<char> Whole(RawRow row) => _slots.Length == 1 ? row[_slots[0]].Trim() : Joined(row);

    /// <summary>The field's own text, without spaces around it.</summary>
    public ReadOnlySpan<char> Text(RawRow row) => _mapping.Split switch
    {
        SplitRule.Words or SplitRule.Comma => NameAt(_part, Whole(row)),
        SplitRule.Lines => Line(Whole(row)),
        _ => Whole(row),
    };

    /// <summary>What stands between the names of a column that holds several.</summary>
    public string Between => BetweenNames(_mapping);

    /// <summary>One part of a column that holds several names: part 0 is its first field's, any other is what is left.</summary>
    public ReadOnlySpan<char> NameAt(int part, ReadOnlySpan<char> whole) => _mapping.Split == SplitRule.Comma ? AtComma(part, whole) : Word(part, whole);

    /// <summary>What stands between the names of a column that holds several.</summary>
    public static string BetweenNames(ColumnMapping mapping) => mapping.Split == SplitRule.Comma ? ", " : " ";

    /// <summary>Our word for the supplier's.</summary>
    /// <returns><see langword="false"/> when the specification's list has not got it.</returns>
    public bool TryDecode(ReadOnlySpan<char> theirs, out ReadOnlySpan<char> ours)
    {
        ours = theirs;
        if (_codes is not { } codes)
        {
            return true;
        }

        var known = codes.TryGetValue(theirs, out var word);
        ours = word;
        return known;
    }

    private string Joined(RawRow row)
    {
        var joined = new StringBuilder();
        foreach (var slot in _slots)
        {
            var text = row[slot].Trim();
            if (!text.IsEmpty)
            {
                joined.Append(joined.Length > 0 ? _mapping.Join : "").Append(text);
            }
        }

        return joined.ToString();
    }

    private static ReadOnlySpan<char> Word(int part, ReadOnlySpan<char> text)
    {
        var space = text.IndexOfAny(' ', '\t', '\u00A0');
        return space < 0 ? (part == 0 ? text : default) : part == 0 ? text[..space] : text[space..].Trim();
    }

    /// <summary>A name without a comma is all surname, or whatever the first field is: nothing says where the other would begin.</summary>
    private static ReadOnlySpan<char> AtComma(int part, ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        return comma < 0 ? (part == 0 ? text : default) : (part == 0 ? text[..comma] : text[(comma + 1)..]).Trim();
    }

    /// <summary>The lines that have something in them are counted; what is over joins the last field, so that nothing is lost.</summary>
    private ReadOnlySpan<char> Line(ReadOnlySpan<char> text)
    {
        var index = 0;
        StringBuilder? rest = null;
        foreach (var line in text.EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty)
            {
                continue;
            }

            if (index == _part && _part < _mapping.To.Count - 1)
            {
                return trimmed;
            }

            if (index >= _mapping.To.Count - 1 && _part == _mapping.To.Count - 1)
            {
                rest ??= new();
                rest.Append(rest.Length > 0 ? ", " : "").Append(trimmed);
            }

            index++;
        }

        return rest?.ToString();
    }
}
