using System.Runtime.InteropServices;

using ContactPoint.Ingest.Describing;

namespace ContactPoint.Ingest.Checking;

/// <summary>Signs that a file as a whole is not what it should be, though each of its rows may be: gathered row by row in bounded memory.</summary>
internal sealed class FileSigns
{
    /// <summary>Fewer birthdays than these may all fall early in the month; so many by chance once in 10^12 files.</summary>
    private const long FewestDays = 30;

    /// <summary>One birthday in 365 is on 1 January; one in twenty is a system's way of writing "only the year is known".</summary>
    private const int FirstOfJanuaryShare = 20;

    /// <summary>The commonest full name of the country is borne by fewer than one in 2,000.</summary>
    private const int OneNameShare = 100;
    private const long FewestOfOneName = 100;
    private const int Counters = 1_000;

    private readonly Dictionary<ulong, long> _names = new(Counters);
    private long _days;
    private long _daysOverTwelve;
    private long _firstOfJanuary;
    private long _named;

    /// <summary>How many birthdays there are, if all of them fall on the first twelve days of a month and that is no chance; else 0.</summary>
    public long EarlyDays => _days >= FewestDays && _daysOverTwelve == 0 ? _days : 0;

    /// <summary>The signs that are there.</summary>
    public IEnumerable<IssueKind> Found()
    {
        if (EarlyDays > 0)
        {
            yield return IssueKinds.DaysNeverOverTwelve;
        }

        if (_days >= FewestDays && _firstOfJanuary * FirstOfJanuaryShare > _days)
        {
            yield return IssueKinds.FirstOfJanuaryOften;
        }

        // What the counters have lost of a name is less than one in a thousand rows.
        if (_names.Count > 0 && _names.Values.Max() is >= FewestOfOneName and var most && most * OneNameShare > _named)
        {
            yield return IssueKinds.OneNameOften;
        }
    }

    /// <summary>Notes a birthday that could be read, whether it was believed or not.</summary>
    public void NoteBirthDate(DateOnly day)
    {
        _days++;
        _daysOverTwelve += day.Day > 12 ? 1 : 0;
        _firstOfJanuary += day is { Day: 1, Month: 1 } ? 1 : 0;
    }

    /// <summary>Notes a full name.</summary>
    /// <remarks>
    /// The frequent ones by the algorithm of J. Misra and D. Gries, "Finding repeated elements", 1982: with so many counters, a name that more
    /// than one row in a thousand bears is never lost.
    /// </remarks>
    public void NoteName(ReadOnlySpan<char> forename, ReadOnlySpan<char> surname)
    {
        _named++;
        var name = DistinctCount.HashOf(forename) ^ (DistinctCount.HashOf(surname) * 31);
        if (_names.Count < Counters)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_names, name, out _)++;
            return;
        }

        ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(_names, name);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref count))
        {
            count++;
            return;
        }

        foreach (var known in _names.Keys)
        {
            if (--CollectionsMarshal.GetValueRefOrNullRef(_names, known) == 0)
            {
                _names.Remove(known);
            }
        }
    }
}
