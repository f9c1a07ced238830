using System.Globalization;

namespace ContactPoint.Ingest.Describing;

/// <summary>What the values of a whole column look like, in counts. No value is kept.</summary>
internal sealed class ColumnShape(string name)
{
    /// <summary>A share of values, in percent, from which a column is taken to be of a kind.</summary>
    private const int MostlyPercent = 90;

    private const int ShortestDay = 6;
    private const int LongestDay = 23;

    private static readonly string[] DayFormats =
        ["dd/MM/yyyy", "MM/dd/yyyy", "yyyy-MM-dd", "yyyyMMdd", "d MMM yyyy", "dd-MM-yyyy", "dd.MM.yyyy", "yyyy/MM/dd", "d/M/yyyy", "M/d/yyyy", "ddMMyyyy", "dd-MMM-yyyy",
            "dd/MM/yyyy '00:00:00'", "MM/dd/yyyy '00:00:00'", "dd/MM/yyyy '00:00'", "d/M/yyyy '00:00:00'", "yyyy-MM-dd '00:00:00'", "yyyy-MM-dd '00:00:00.000'", "yyyy-MM-dd'T00:00:00'", "d MMMM yyyy"];

    private readonly long[] _days = new long[DayFormats.Length];
    private readonly long[] _kinds = new long[ValueKinds.All.Count];
    private readonly long[] _codeLists = new long[CodeLists.All.Count];
    private readonly KeyHashes? _keys = HeaderWords.MayBeKey(name) ? new() : null;
    private long _twoDigitYears;
    private long _dayNumbers;
    private long _withCommas;

    /// <summary>As the header spells it.</summary>
    public string Name => name;

    /// <summary>Rows that have something there.</summary>
    public long Filled { get; private set; }

    /// <summary>Values with a line break.</summary>
    public long WithLines { get; private set; }

    /// <summary>Its values as keys; <see langword="null"/> when by its name it is none.</summary>
    public KeyHashes? Keys => _keys;

    /// <summary>The formats in which nearly every value is a day, the likeliest first; of two that read the same values alike, the stricter.</summary>
    public IReadOnlyList<string> PossibleDayFormats =>
    [
        .. DayFormats.Index()
            .Where(format => IsMost(_days[format.Index]) && !Stricter(format.Item).Any(stricter => _days[stricter] == _days[format.Index]))
            .OrderByDescending(format => _days[format.Index]).Select(format => format.Item),
    ];

    /// <summary>What the values are instead, when they are days and no one format fits them; empty when nothing can be said.</summary>
    public string WhyNoDay => Filled == 0 ? ""
        : IsMost(_twoDigitYears) ? ": their years have two digits, which could be of either century"
        : IsMost(_dayNumbers) ? ": they look like a spreadsheet's numbers of days"
        : string.Join(", ", DayFormats.Index().Where(format => _days[format.Index] > 0 && !Stricter(format.Item).Any(stricter => _days[stricter] == _days[format.Index]))
            .OrderByDescending(format => _days[format.Index]).Take(4)
            .Select(format => $"{Math.Max(1, 100 * _days[format.Index] / Filled)}% are written {format.Item}")) is { Length: > 0 } shares ? $": {shares}" : "";

    /// <summary>Whether nearly every value has a comma, as "surname, forename" has.</summary>
    public bool HasCommas => IsMost(_withCommas);

    /// <summary>What nearly every value is valid as; <see langword="null"/> when that is nothing.</summary>
    public ValueKind? Kind => ValueKinds.All.Index().Where(kind => IsMost(_kinds[kind.Index])).Select(kind => kind.Item).FirstOrDefault();

    /// <summary>The share of values that are valid as a kind, in percent.</summary>
    public int PercentOf(ValueKind kind) => Filled == 0 ? 0 : (int)(100 * _kinds[ValueKinds.IndexOf(kind)] / Filled);

    /// <summary>The list of codes for a field that knows the most values; <see langword="null"/> when none knows nearly all.</summary>
    public CodeList? CodesOf(string field) => CodeLists.All.Index()
        .Where(list => list.Item.Fields.Contains(field) && IsMost(_codeLists[list.Index]))
        .OrderByDescending(list => _codeLists[list.Index]).Select(list => list.Item).FirstOrDefault();

    /// <summary>Notes one value.</summary>
    public void Note(ReadOnlySpan<char> raw)
    {
        _keys?.Note(raw);
        var value = raw.Trim();
        if (value.IsEmpty)
        {
            return;
        }

        Filled++;
        WithLines += value.Contains('\n') ? 1 : 0;
        _withCommas += value.IndexOf(',') > 0 ? 1 : 0;
        if (value.Length is >= ShortestDay and <= LongestDay && char.IsAsciiDigit(value[0]))
        {
            NoteDay(value);
        }

        _dayNumbers += value.Length == 5 && value.IndexOfAnyExceptInRange('0', '9') < 0 && value[0] is ('2' or '3' or '4') ? 1 : 0;
        for (var kind = 0; kind < _kinds.Length; kind++)
        {
            _kinds[kind] += ValueKinds.All[kind].Accepts(value) ? 1 : 0;
        }

        for (var list = 0; list < _codeLists.Length; list++)
        {
            _codeLists[list] += CodeLists.All[list].Knows(value) ? 1 : 0;
        }
    }

    private void NoteDay(ReadOnlySpan<char> value)
    {
        var isInSlashes = value.Length <= 8 && !value.ContainsAnyExceptInRange('-', '9') && value[^3] is ('/' or '.' or '-');
        _twoDigitYears += isInSlashes ? 1 : 0;
        for (var format = 0; format < DayFormats.Length; format++)
        {
            _days[format] += DateOnly.TryParseExact(value, DayFormats[format], CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? 1 : 0;
        }
    }

    private static IEnumerable<int> Stricter(string format) =>
        DayFormats.Index().Where(other => other.Item != format && other.Item == format.Replace("d", "dd", StringComparison.Ordinal).Replace("M/", "MM/", StringComparison.Ordinal)).Select(other => other.Index);

    private bool IsMost(long count) => Filled > 0 && 100 * count >= MostlyPercent * Filled;
}
