namespace ContactPoint.Jobs.Nightly;

/// <summary>Everything that the night logs. Events carry ids and counts; never a name, a date of birth or an address.</summary>
internal static partial class NightlyLog
{
    [LoggerMessage(1001, LogLevel.Information, "Run {RunId}, stage {Stage}, part {Part}: done in {Elapsed}")]
    public static partial void StageDone(this ILogger logger, long runId, string stage, string part, TimeSpan elapsed);

    [LoggerMessage(1002, LogLevel.Error, "Run {RunId}, stage {Stage}, part {Part}: {Fault} at {Place}")]
    public static partial void StageFault(this ILogger logger, long runId, string stage, string part, string fault, string place);

    [LoggerMessage(1003, LogLevel.Warning, "Run {RunId}, stage {Stage}, part {Part}: nobody worked on it; asked for again")]
    public static partial void AskedAgain(this ILogger logger, long runId, string stage, string part);

    [LoggerMessage(1004, LogLevel.Warning, "The night was not begun: run {RunId} is going on")]
    public static partial void NightNotBegun(this ILogger logger, long runId);

    [LoggerMessage(1005, LogLevel.Warning, "Extract {ExtractId} of feed {Feed} refused: {Code}")]
    public static partial void ExtractRefused(this ILogger logger, long extractId, string feed, string code);

    [LoggerMessage(1006, LogLevel.Warning, "Drop folder of feed {Feed}: {Files} files are still being written and wait for the next night")]
    public static partial void FilesNotComplete(this ILogger logger, string feed, int files);

    [LoggerMessage(1008, LogLevel.Error, "Extract {ExtractId} given up in stage {Stage}: {Fault}. The night goes on without it")]
    public static partial void ExtractGivenUp(this ILogger logger, long extractId, string stage, string fault);

    [LoggerMessage(1007, LogLevel.Warning, "Run {RunId} held by its gates: {RedGates}. The last snapshot stays in force")]
    public static partial void RunHeld(this ILogger logger, long runId, string redGates);

    [LoggerMessage(1009, LogLevel.Warning, "Extract {ExtractId} of feed {Feed} waits for a person: 'contactpoint ingest list' says why")]
    public static partial void ExtractHeld(this ILogger logger, long extractId, string feed);

    [LoggerMessage(1010, LogLevel.Information, "Inbox: the keys of {Extracts} extracts were destroyed")]
    public static partial void KeysDestroyed(this ILogger logger, int extracts);

    [LoggerMessage(1011, LogLevel.Warning, "Drop folder of feed {Feed}: {Entries} entries are no plain files (links, pipes, folders, hidden files) and are left alone")]
    public static partial void NoFiles(this ILogger logger, string feed, int entries);

    [LoggerMessage(1012, LogLevel.Warning, "Drop folder: {Folders} folders are no feed's, and {Files} files lie in no feed's folder; 'contactpoint feed list' lists the feeds")]
    public static partial void Strays(this ILogger logger, int folders, int files);

    [LoggerMessage(1014, LogLevel.Warning, "Feed {Feed}: {Records} records in force were screened again and are set aside; 'contactpoint feed held' lists them")]
    public static partial void RecordsSetAside(this ILogger logger, string feed, long records);

    [LoggerMessage(1015, LogLevel.Warning, "Feed {Feed}: screening again would set aside {Records} of {InForce} records in force, and waits for a person; 'contactpoint feed release' lets it be done")]
    public static partial void ScreeningInDoubt(this ILogger logger, string feed, long records, long inForce);

    [LoggerMessage(1017, LogLevel.Warning, "Drop folder of feed {Feed}: {Files} files are in the inbox and could not be deleted; they lie there unencrypted. Let the program write to the folder, or delete them")]
    public static partial void FilesNotDeleted(this ILogger logger, string feed, int files);

    [LoggerMessage(1018, LogLevel.Warning, "Drop folder of feed {Feed}: {Files} files are extracts that were never staged and cannot be read any more, or whose sealed copy is damaged; they are left there. 'contactpoint ingest load' takes such a file in again")]
    public static partial void FilesKept(this ILogger logger, string feed, int files);

    [LoggerMessage(1013, LogLevel.Error, "Drop folder of feed {Feed}: a file could not be taken: {Fault}")]
    public static partial void FileNotTaken(this ILogger logger, string feed, string fault);
}
