using System.Text;

namespace ContactPoint.Ingest.Tests.Reading;

/// <summary>Good files from which random damage begins, one for each layout and packing.</summary>
/// <param name="Name">The seed's name; its file's, where the fuzzer wants files.</param>
/// <param name="Bytes">The first says which specification reads the others.</param>
/// <param name="Expected">How what is read of it begins.</param>
public sealed record FuzzSeed(string Name, byte[] Bytes, string Expected);

/// <summary>Every seed.</summary>
public static class FuzzSeeds
{
    private const string Csv =
        "Key,Forename,Surname,DOB,Sex,Address,Out,In,NHS,Objects\n1,Ann Eva,Lee,03/09/2012,F,\"1 High St\nNorthmoor\",M1,1AE,9434765919,N\n2,Bo,\"O\"\"Neill\",04/09/2012,M,,,,,\n";

    private const string Transfer =
        "<CTfile><Header><SourceSchool><LEA>820</LEA></SourceSchool></Header><CTFpupilData><Pupil><Key>1</Key><Forename>Ann</Forename><Surname>Lee</Surname><DOB>03/09/2012</DOB><Ethnicity>x</Ethnicity></Pupil></CTFpupilData></CTfile>";

    /// <summary>Every seed.</summary>
    public static readonly IReadOnlyList<FuzzSeed> All =
    [
        Of("csv", 0, Encoding.UTF8.GetBytes(Csv), "2 rows"),
        Of("csv-utf16", 0, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Csv)], "2 rows"),
        Of("csv-gzip", 0, HostileFile.Gzip(HostileFile.Text(Csv)), "2 rows"),
        Of("csv-zip", 0, HostileFile.Zip(("a.csv", HostileFile.Text(Csv))), "2 rows"),
        Of("tab", 1, Encoding.UTF8.GetBytes(Csv.Replace(',', '\t')), "2 rows"),
        Of("bar", 2, Encoding.UTF8.GetBytes("OFFICIAL\n\n" + Csv.Replace(',', '|').Replace('"', '\'') + "END|2\n"), "2 rows"),
        Of("windows", 3, Encoding.Latin1.GetBytes(Csv.Replace("Surname", "Family", StringComparison.Ordinal).Replace("Ann", "Zoë", StringComparison.Ordinal)), "2 rows"),
        Of("ctf", 4, Encoding.UTF8.GetBytes(Transfer), "1 rows"),
        Of("ctf-gzip", 4, HostileFile.Gzip(HostileFile.Text(Transfer)), "1 rows"),
    ];

    private static FuzzSeed Of(string name, byte spec, byte[] file, string expected) => new(name, [spec, .. file], expected);
}
