using System.Globalization;
using System.Text;

using ContactPoint.Ingest.Reading;

using static ContactPoint.Ingest.Tests.Reading.HostileFile;

namespace ContactPoint.Ingest.Tests.Reading;

/// <summary>Files that would show in memory if anything of them were held: each is made while it is read.</summary>
internal static class LargeFiles
{
    private const int OrdinaryRows = 200_000;
    private const int BombBytes = 50_000_000;

    /// <summary>100 MB of people, most of it in a column that nobody mapped.</summary>
    public static readonly HostileFile Ordinary = new(
        "an ordinary file of 100 MB", $"{OrdinaryRows} rows: {OrdinaryRows} accepted CP0304", () => new RowsStream(OrdinaryRows), SmallFeed);

    public static readonly IReadOnlyList<HostileFile> All =
    [
        new("a header of 10 MB", "refused CP0907", Repeated("Key,Forename,Surname,", "x", 10_000_000, "\n" + Row), SmallFeed),
        new("10,000 columns", "refused CP0906", Repeated(Header.Trim(), ",column", 10_000, "\n" + Row), SmallFeed),
        new("a row of 10,000 columns", "1 rows: 1 quarantined CP0202", Repeated(Header + "1,Ann,Zzsecret", ",", 10_000, "\n"), SmallFeed),
        new("a field of 10 MB", "refused CP0907", Repeated(Header + Row + "2,Ann,", "x", 10_000_000, "\n"), SmallFeed),
        new("a quoted field of 10 MB", "refused CP0907", Repeated(Header + Row + "2,Ann,\"", "x\n", 5_000_000, "\"\n"), SmallFeed),
        new("a million empty lines", "1 rows: 1 accepted", Repeated(Header, "\n", 1_000_000, Row), SmallFeed),
        new("a gzip bomb", "refused CP0923", Bytes(Gzip(Repeated("", "\n", BombBytes))), SmallFeed),
        new("a zip bomb", "refused CP0923", Bytes(Zip(("extract.csv", Repeated(Header, new string('1', 100_000) + "\n", BombBytes / 100_000)))), SmallFeed),
        Ordinary,
    ];

    /// <summary>A row for each number.</summary>
    private sealed class RowsStream(int rows) : ReadOnlyStream
    {
        private static readonly string Note = new('n', 460);

        private byte[] _piece = Encoding.UTF8.GetBytes(Header.Trim() + ",Note\n");
        private int _used;
        private int _row;

        public override int Read(Span<byte> buffer)
        {
            if (_used == _piece.Length)
            {
                if (_row == rows)
                {
                    return 0;
                }

                _row++;
                _piece = Encoding.UTF8.GetBytes(string.Create(
                    CultureInfo.InvariantCulture, $"{_row},Ann,Zzsecret,{1 + (_row % 28):00}/09/2012,{_row} High Street,,{Note}\n"));
                _used = 0;
            }

            var count = Math.Min(buffer.Length, _piece.Length - _used);
            _piece.AsSpan(_used, count).CopyTo(buffer);
            _used += count;
            return count;
        }
    }
}
