using System.Globalization;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Describing;

/// <summary>What a file that nobody here has seen looks like, in names of columns and in counts.</summary>
/// <remarks>It holds no value of the file: a line is shown as a header only when it has names that headers have.</remarks>
public sealed class FileDescription
{
    private const int UniquePercent = 98;
    private const int MostTrailerFields = 6;

    /// <summary>What trailers begin with. A draft shows one of these, never a word of the file's own.</summary>
    private static readonly string[] TrailerWords = ["END", "TRAILER", "TRL", "EOF", "FOOTER", "TOTAL", "T", "Z", "99"];

    private FileDescription(HeaderGuess header, IReadOnlyList<ColumnShape> columns)
    {
        Header = header;
        Columns = columns;
    }

    /// <summary>The encoding that was decided over the whole file.</summary>
    public string Encoding { get; private set; } = "";

    /// <summary>How many rows the file has, without its trailer.</summary>
    public long Rows { get; private set; }

    /// <summary>How many rows have not as many columns as the header, or are quoted wrongly.</summary>
    public long Malformed { get; private set; }

    internal HeaderGuess Header { get; }

    /// <summary>Whether the trailer has a number that is not the number of rows.</summary>
    internal bool IsTrailerCountWrong { get; private set; }

    internal TrailerSpec? Trailer { get; private set; }

    /// <summary>The columns that can be named: a name that stands twice cannot.</summary>
    internal IReadOnlyList<ColumnShape> Columns { get; }

    /// <summary>The format of most days in the file; <see langword="null"/> when no column has days in one format.</summary>
    internal string? UsualDayFormat => Columns.Select(column => column.PossibleDayFormats).Where(formats => formats.Count == 1)
        .GroupBy(formats => formats[0]).OrderByDescending(same => same.Count()).Select(same => same.Key).FirstOrDefault();

    /// <summary>The columns that together are another in nearly every row, and may be the supplier's key; empty when none are.</summary>
    internal IReadOnlyList<string> LocalId { get; private set; } = [];

    /// <summary>Reads a whole file.</summary>
    /// <param name="open">Opens it from its beginning; called several times.</param>
    /// <returns><see langword="null"/> when no line is clearly a header.</returns>
    /// <exception cref="ExtractRefusedException">The file is no delimited text, or damaged.</exception>
    public static FileDescription? Read(Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        var unpacked = PackedFile.Unpack(open);
        if (HeaderGuess.Find(unpacked) is not { } header)
        {
            return null;
        }

        var names = header.Names.Where(name => name.Length > 0 && ColumnName.Shown(name) == name)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() == 1).Select(same => same.Key).ToList();
        var description = new FileDescription(header, [.. names.Select(name => new ColumnShape(name))]);
        description.ReadRows(unpacked, names);
        description.FindLocalId(unpacked);
        return description;
    }

    private void ReadRows(Func<Stream> open, List<string> names)
    {
        using var reader = RawRowReader.Open(Spec(), new(names), open);
        Encoding = reader.Encoding;
        while (reader.Read())
        {
            if (reader.Row.Fault is not (RowFault.None or RowFault.StrayQuote))
            {
                Malformed++;

                // the values of a malformed row may stand in each other's columns
                continue;
            }

            for (var slot = 0; slot < Columns.Count; slot++)
            {
                Columns[slot].Note(reader.Row[slot]);
            }
        }

        Rows = reader.RowCount;
        if (reader.Row.Fault == RowFault.TooShort && TrailerOf(reader.Row, names) is { } trailer)
        {
            Trailer = trailer;
            Rows--;
            Malformed--;
        }
    }

    /// <summary>The last row as a trailer, if it begins with a word that trailers begin with; the count is a number that is right.</summary>
    private TrailerSpec? TrailerOf(RawRow last, List<string> names)
    {
        var fields = Header.Names.Take(MostTrailerFields).Select(name => names.IndexOf(name)).TakeWhile(slot => slot >= 0).ToList();
        if (fields.Count == 0 || Array.Find(TrailerWords, word => last[fields[0]].Trim().Equals(word, StringComparison.OrdinalIgnoreCase)) is not { } word)
        {
            return null;
        }

        var counted = fields.FindIndex(slot => long.TryParse(last[slot], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count == Rows - 1);
        IsTrailerCountWrong = counted < 0 && fields.Exists(slot => long.TryParse(last[slot], NumberStyles.None, CultureInfo.InvariantCulture, out _));
        return new(word, counted + 1);
    }

    /// <summary>A key by its name; with the school or the practice whose own it is, or where only both are unique; else a national number.</summary>
    private void FindLocalId(Func<Stream> open)
    {
        var own = Columns.Where(column => HeaderWords.IsLocalId(column.Name)).ToList();
        var owners = Columns.Where(column => HeaderWords.FieldOf(column.Name) is "school_urn" or "gp_ods" or "organisation").ToList();
        var single = own.Where(key => IsUnique(key.Keys!) && !(HeaderWords.IsOfSchool(key.Name) && owners.Count > 0)).Select(key => new[] { key.Name });
        var pairs =
            from owner in owners
            from key in own
            where IsUnique(KeysOf(open, owner.Name, key.Name))
            select new[] { owner.Name, key.Name };
        var national = Columns.Where(column => HeaderWords.FieldOf(column.Name) is "upn" or "nhs_number" or "uln" && IsUnique(column.Keys!)).Select(column => new[] { column.Name });
        LocalId = single.Concat(pairs).Concat(national).FirstOrDefault() ?? [];
    }

    private static bool IsUnique(KeyHashes keys) => keys.DistinctPercent >= UniquePercent;

    private KeyHashes KeysOf(Func<Stream> open, string first, string second)
    {
        var keys = new KeyHashes();
        using var reader = RawRowReader.Open(Spec(), new([first, second]), open);
        while (reader.Read())
        {
            keys.Note(reader.Row[0], reader.Row[1]);
        }

        return keys;
    }

    private FeedSpec Spec() => UnwrittenSpec.Of(new(Header.Delimiter, Header.Quote, FeedEncoding.Auto, Header.PreambleLines, null));
}
