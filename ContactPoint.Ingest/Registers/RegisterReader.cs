using System.Globalization;

using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Registers;

/// <summary>Reads a register from CSV: our columns, or those of the register of schools' own extract.</summary>
internal sealed class RegisterReader(RegisterKind kind, string place)
{
    private const int MostFaults = 100;
    private const int MostEntries = 1_000_000;

    private static readonly string[] DayFormats = ["yyyy-MM-dd", "dd-MM-yyyy"];

    private readonly List<string> _faults = [];
    private readonly Dictionary<string, RegisterEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Other, string Code)> _dfeNumbers = [];

    public Register Read(Func<Stream> open)
    {
        using var table = CsvTableReader.Open(open, place);
        var columns = Columns.Find(table);
        if (columns.Code < 0)
        {
            throw new RegisterException([$"{place}, line 1: there is no column \"code\". A register has code, name, opened, closed and successors."]);
        }

        while (table.Read() && _faults.Count < MostFaults)
        {
            ReadRow(table, columns);
            if (_entries.Count > MostEntries)
            {
                throw new RegisterException([$"{place}: over {MostEntries:N0} organisations are no register of schools, practices or authorities."]);
            }
        }

        return _faults.Count == 0 ? new(kind, [.. _entries.Values], _dfeNumbers) : throw new RegisterException(_faults);
    }

    private void ReadRow(CsvTableReader table, Columns columns)
    {
        var code = Text(table, columns.Code);
        if (!IsCode(code))
        {
            AddFault(table, "the code is none of this register.");
            return;
        }

        var entry = new RegisterEntry(
            code, Text(table, columns.Name), Day(table, columns.Opened, "opened"), Day(table, columns.Closed, "closed"),
            Text(table, columns.Successors).Split([' ', ';', '|'], StringSplitOptions.RemoveEmptyEntries));
        if (entry.Closed < entry.Opened)
        {
            AddFault(table, "it closed before it opened.");
        }

        if (!_entries.TryAdd(code, entry))
        {
            AddFault(table, "the code stands there twice.");
        }

        if (DfeNumber.TryParse($"{Text(table, columns.Authority)}{Text(table, columns.Establishment)}", out var number))
        {
            _dfeNumbers.Add((number.ToString(), code));
            _dfeNumbers.Add((number.ToString().Replace("/", "", StringComparison.Ordinal), code));
        }
    }

    private bool IsCode(string code) => kind switch
    {
        RegisterKind.Schools => SchoolUrn.TryParse(code, out _),
        RegisterKind.Practices => OdsCode.TryParse(code, out _),
        _ => LocalAuthorityCode.TryParse(code, out _),
    };

    private DateOnly? Day(CsvTableReader table, int column, string name)
    {
        var text = Text(table, column);
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        AddFault(table, $"{name} is no day written as yyyy-MM-dd or dd-MM-yyyy.");
        return null;
    }

    private static string Text(CsvTableReader table, int column) => column < 0 ? "" : table[column].Trim();

    private void AddFault(CsvTableReader table, string fault) => _faults.Add($"{place}, line {table.LineNumber}: {fault}");

    /// <summary>Where each column stands; −1 when the file does not have it.</summary>
    private sealed record Columns(int Code, int Name, int Opened, int Closed, int Successors)
    {
        /// <summary>A school's DfE number is its authority's and its own.</summary>
        public int Authority { get; private init; }

        public int Establishment { get; private init; }

        public static Columns Find(CsvTableReader table) =>
            new(Of(table, "code", "URN"), Of(table, "name", "EstablishmentName"), Of(table, "opened", "OpenDate"), Of(table, "closed", "CloseDate"), Of(table, "successors"))
            {
                Authority = Of(table, "dfe_number", "LA (code)"),
                Establishment = Of(table, "EstablishmentNumber"),
            };

        private static int Of(CsvTableReader table, params ReadOnlySpan<string> spellings)
        {
            foreach (var spelling in spellings)
            {
                if (table.Find(spelling) is >= 0 and var column)
                {
                    return column;
                }
            }

            return -1;
        }
    }
}
