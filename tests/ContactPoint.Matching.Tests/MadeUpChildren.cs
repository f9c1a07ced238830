using ContactPoint.Matching.Estimating;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Tests;

/// <summary>A small made-up population with siblings and twins, seen by three sources with errors. Nobody in it is real.</summary>
internal sealed class MadeUpChildren
{
    public static readonly string[] Columns =
        ["forename", "middle_names", "surname", "preferred_forename", "preferred_surname", "former_forename", "former_surname", "birth_date", "gender",
            "address_1", "address_2", "address_3", "address_4", "postcode", "nhs_number", "upn", "former_upn", "uln", "carer_1_name", "carer_2_name"];

    private static readonly string[] Forenames =
        ["AMARA", "BRAM", "CERYS", "DILIP", "EWAN", "FREYA", "GETHIN", "HANA", "IDRIS", "JOSIE", "KOFI", "LENA", "MABLI", "NIALL", "OSIAN", "PRIYA", "QUENTIN",
            "RHIAN", "SORREL", "TEGAN", "UMAR", "VERITY", "WILFRED", "YASMIN", "ZELDA", "ALUN", "BETHAN", "CALLUM", "DARA", "ELSPETH"];

    private static readonly string[] SurnameStarts = ["HAR", "BEL", "CRAN", "DUN", "EL", "FAR", "GLEN", "HOL", "KIR", "LANG", "MAR", "NOR", "OAK", "PEM", "RED", "STAN", "THORN", "WAL"];
    private static readonly string[] SurnameEnds = ["WICK", "FORD", "BY", "TON", "LEY", "SHAW", "WOOD", "HURST", "DEN", "COMBE", "GATE", "MERE"];

    private readonly List<(string Id, string Source, string?[] Values)> _rows = [];
    private SeededRandom _random;

    public MadeUpChildren(int families, long seed)
    {
        _random = new(seed, 0);
        for (var family = 0; family < families; family++)
        {
            AddFamily(family);
        }
    }

    /// <summary>Each record's child.</summary>
    public Dictionary<string, string> ChildOfId { get; } = [];

    /// <summary>The children who were born together, by family.</summary>
    public List<(string One, string Other)> Twins { get; } = [];

    public int RowCount => _rows.Count;

    /// <summary>The records as a table, its rows in the order that a seed gives.</summary>
    public Table ToTable(long? shuffle = null)
    {
        var order = Enumerable.Range(0, _rows.Count).ToArray();
        if (shuffle is { } seed)
        {
            var random = new SeededRandom(seed, 1);
            order = [.. order.Select(row => (Row: row, Key: random.Below(int.MaxValue))).OrderBy(pair => pair.Key).Select(pair => pair.Row)];
        }

        var builder = new TableBuilder(Columns);
        foreach (var (id, source, values) in order.Select(row => _rows[row]))
        {
            builder.Add(id, source, values);
        }

        return builder.Build();
    }

    private void AddFamily(int family)
    {
        var surname = Pick(SurnameStarts) + Pick(SurnameEnds);
        var home = (House: $"{1 + _random.Below(90)} {Pick(SurnameStarts)} ROAD", Postcode: $"Q{1 + _random.Below(9)} {_random.Below(9)}{Letter()}{Letter()}");
        var parents = (Pick(Forenames) + " " + surname, Pick(Forenames) + " " + Pick(SurnameStarts) + Pick(SurnameEnds));
        var born = new DateOnly(2010, 1, 1).AddDays(_random.Below(3000));
        var (children, twins) = (1 + _random.Below(3), _random.Below(12) == 0);
        var forename = _random.Below(Forenames.Length);
        for (var number = 0; number < children; number++)
        {
            var child = $"F{family}C{number}";
            if (twins && number == 1)
            {
                Twins.Add(($"F{family}C0", child));
            }
            else if (number > 0)
            {
                born = born.AddDays(300 + _random.Below(900));
            }

            forename = (forename + 1 + _random.Below(Forenames.Length - 1)) % Forenames.Length;
            AddRecords(child, [Forenames[forename], Pick(Forenames), surname, null, null, null, null, $"{born:yyyy-MM-dd}", _random.Below(2) == 0 ? "F" : "M",
                home.House, null, null, null, home.Postcode, Number(10), "A" + Number(12), null, null, parents.Item1, parents.Item2]);
        }
    }

    private void AddRecords(string child, string?[] truth)
    {
        foreach (var source in new[] { "school", "health", "youth" })
        {
            if (source != "youth" || _random.Below(3) == 0)
            {
                var values = (string?[])truth.Clone();
                Forget(values, source);
                Mistype(values, 0, 25);
                Mistype(values, 2, 30);
                Mistype(values, 7, 60);
                var id = $"{source}/{_random.Below(1_000_000)}-{_rows.Count}";
                _rows.Add((id, source, values));
                ChildOfId.Add(id, child);
            }
        }
    }

    private void Forget(string?[] values, string source)
    {
        values[14] = source == "health" && _random.Below(20) > 0 ? values[14] : null;
        values[15] = source == "school" && _random.Below(20) > 0 ? values[15] : null;
        values[1] = _random.Below(2) == 0 ? null : values[1];
        if (source == "youth")
        {
            values[9] = values[18] = values[19] = null;
        }
    }

    /// <summary>Swaps two neighbouring characters, once in so many times.</summary>
    private void Mistype(string?[] values, int column, int once)
    {
        if (_random.Below(once) == 0 && values[column] is { Length: > 3 } text)
        {
            var place = text.Length - 2;
            values[column] = $"{text[..place]}{text[place + 1]}{text[place]}";
        }
    }

    private string Pick(string[] words) => words[_random.Below(words.Length)];

    private char Letter() => (char)('A' + _random.Below(26));

    private string Number(int digits) => string.Concat(Enumerable.Range(0, digits).Select(_ => (char)('0' + _random.Below(10))));
}
