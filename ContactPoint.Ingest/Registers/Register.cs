using System.Collections.Frozen;

namespace ContactPoint.Ingest.Registers;

/// <summary>A reference list with dates and successors: schools, general practices, or local authorities.</summary>
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
public sealed class Register
{
    private readonly FrozenDictionary<string, RegisterEntry> _byCode;
    private readonly FrozenDictionary<string, RegisterEntry>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>A register of entries.</summary>
    /// <param name="kind">Which it is.</param>
    /// <param name="entries">Each code once.</param>
    /// <param name="otherCodes">Further codes of entries, for example schools' DfE numbers; of two entries with one, the last that opened has it.</param>
    public Register(RegisterKind kind, IReadOnlyList<RegisterEntry> entries, IEnumerable<(string Other, string Code)> otherCodes)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Kind = kind;
        Count = entries.Count;
        var byCode = entries.ToDictionary(entry => entry.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var (other, code) in otherCodes.OrderBy(pair => byCode[pair.Code].Opened ?? DateOnly.MinValue))
        {
            byCode[other] = byCode[code];
        }

        _byCode = byCode.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _lookup = _byCode.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Which register it is.</summary>
    public RegisterKind Kind { get; }

    /// <summary>How many organisations it has.</summary>
    public int Count { get; }

    /// <summary>Reads a register.</summary>
    /// <param name="kind">Which it is.</param>
    /// <param name="open">Opens the CSV file from its beginning; called twice.</param>
    /// <param name="place">What to call it in faults, for example its file name.</param>
    /// <exception cref="RegisterException">The list has faults.</exception>
    /// <exception cref="Reading.CsvTableException">The file is no table.</exception>
    public static Register Read(RegisterKind kind, Func<Stream> open, string place) => new RegisterReader(kind, place).Read(open);

    /// <summary>The organisation of a code; <see langword="null"/> when the register has not got it. Capitals and spaces around it do not count.</summary>
    public RegisterEntry? Find(ReadOnlySpan<char> code) => _lookup.TryGetValue(code.Trim(), out var entry) ? entry : null;

    /// <summary>How a code stands on a day.</summary>
    public RegisterStanding StandingOf(ReadOnlySpan<char> code, DateOnly day) => Find(code)?.StandingOn(day) ?? RegisterStanding.NotListed;

    /// <summary>Who stands for a code on a day: itself while it is open, else those that took its place, however often that happened.</summary>
    /// <returns>In the order of the register's successors; empty when nobody does.</returns>
    public IReadOnlyList<RegisterEntry> StandInsOf(ReadOnlySpan<char> code, DateOnly day)
    {
        var standIns = new List<RegisterEntry>();
        var waiting = new Queue<RegisterEntry>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Meet(Find(code));
        while (waiting.TryDequeue(out var entry))
        {
            if (entry.StandingOn(day) == RegisterStanding.Open)
            {
                standIns.Add(entry);
                continue;
            }

            foreach (var successor in entry.Successors)
            {
                Meet(Find(successor));
            }
        }

        return standIns;

        // a register may lead in a circle: two organisations that exchanged their names
        void Meet(RegisterEntry? entry)
        {
            if (entry is not null && seen.Add(entry.Code))
            {
                waiting.Enqueue(entry);
            }
        }
    }
}
