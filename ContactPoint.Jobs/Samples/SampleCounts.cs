namespace ContactPoint.Jobs.Samples;

/// <summary>What was written.</summary>
/// <param name="Folder">Where.</param>
/// <param name="Children">Children on the first day.</param>
/// <param name="Families">Families on the first day.</param>
/// <param name="Files">One line for each extract, in the order of days and feeds.</param>
/// <param name="Rows">Data rows in all files; also the rows of truth.csv.</param>
/// <param name="Planted">Rows of planted.csv.</param>
/// <param name="FlatRows">Rows of the flat table; 0 when none was asked for.</param>
public sealed record SampleCounts(
    string Folder,
    long Children,
    long Families,
    IReadOnlyList<SampleFileCount> Files,
    long Rows,
    long Planted,
    long FlatRows);

/// <summary>One extract that was written.</summary>
/// <param name="Day">1 for the first day.</param>
/// <param name="Feed">Name of the feed.</param>
/// <param name="File">Path below the folder, with forward slashes.</param>
/// <param name="Rows">Data rows, without preamble, header and trailer.</param>
public sealed record SampleFileCount(int Day, string Feed, string File, long Rows);
