namespace ContactPoint.Ingest.Feeds;

/// <summary>What an extract of a feed carries.</summary>
public enum FeedKind
{
    /// <summary>Everybody: whom it no longer names is withdrawn.</summary>
    Full,

    /// <summary>New and changed rows only: whom it does not name stays.</summary>
    Delta,
}

/// <summary>How a feed's files are laid out.</summary>
public enum FileLayout
{
    /// <summary>Delimited text (CSV), a row a line.</summary>
    Delimited,

    /// <summary>The Department for Education's Common Transfer File: XML, a row a pupil; a column is an element, named by its path below Pupil.</summary>
    CommonTransferFile,
}

/// <summary>How a feed's files are encoded.</summary>
public enum FeedEncoding
{
    /// <summary>Decided over the whole file: byte order mark, then strict UTF-8, then Windows-1252.</summary>
    Auto,

    /// <summary>UTF-8; a file that is not is refused.</summary>
    Utf8,

    /// <summary>Windows-1252, whatever the bytes look like.</summary>
    Windows1252,
}

/// <summary>Whether a column must be in the header.</summary>
public enum Presence
{
    /// <summary>Without it the file is refused.</summary>
    Required,

    /// <summary>Without it the file is read, and the report says so.</summary>
    Expected,

    /// <summary>It may be absent.</summary>
    Optional,
}

/// <summary>How one column is divided over several fields.</summary>
public enum SplitRule
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>A line of the value for each field; further lines join the last field.</summary>
    Lines,

    /// <summary>The first word to the first field, the rest to the second.</summary>
    Words,

    /// <summary>What stands before the first comma to the first field, the rest to the second.</summary>
    Comma,
}

/// <summary>Facts that a feed may be believed for before other feeds, when they disagree about a child.</summary>
public enum Authority
{
    /// <summary>Forename, middle names and surname.</summary>
    Names,

    /// <summary>Date of birth.</summary>
    BirthDate,

    /// <summary>Gender.</summary>
    Gender,

    /// <summary>Address and postcode.</summary>
    Address,

    /// <summary>The school attended.</summary>
    School,

    /// <summary>The general practice.</summary>
    Practice,

    /// <summary>Parents and carers.</summary>
    Carers,
}

/// <summary>The last line of a file, when it says how many rows the file has.</summary>
/// <param name="StartsWith">The trailer's first field.</param>
/// <param name="CountInField">Which field holds the count, from 1; 0 when none does.</param>
public sealed record TrailerSpec(string StartsWith, int CountInField);

/// <summary>How a feed's files are written.</summary>
/// <param name="Delimiter">Between columns; one ASCII character.</param>
/// <param name="Quote">Around values that hold a delimiter or a line break; one ASCII character.</param>
/// <param name="Encoding">How characters are encoded.</param>
/// <param name="PreambleLines">Lines before the header, 0 to 100.</param>
/// <param name="Trailer">The last line, if it is no row.</param>
public sealed record FileFormat(char Delimiter, char Quote, FeedEncoding Encoding, int PreambleLines, TrailerSpec? Trailer)
{
    /// <summary>How the files are laid out. What the other members say holds for delimited text only.</summary>
    public FileLayout Layout { get; init; }
}

/// <summary>Which of the supplier's columns fill which of our fields.</summary>
/// <param name="From">The supplier's column, or several that are joined.</param>
/// <param name="To">Our field, or several when the column is split.</param>
/// <param name="Presence">Whether the columns must be in the header.</param>
/// <param name="DayFormat">For a day: the one format that it is written in.</param>
/// <param name="Codes">The supplier's words and ours; empty when the words are ours already. Case does not count.</param>
/// <param name="Split">How one column is divided.</param>
/// <param name="Join">What is written between joined columns.</param>
public sealed record ColumnMapping(
    IReadOnlyList<string> From,
    IReadOnlyList<TargetField> To,
    Presence Presence,
    string? DayFormat,
    IReadOnlyDictionary<string, string> Codes,
    SplitRule Split,
    string Join)
{
    /// <summary>Whether the column holds several names, of which each field takes some: then it is judged whole as well, since a note shows itself only there.</summary>
    public bool HoldsSeveralNames => Split is SplitRule.Words or SplitRule.Comma;
}

/// <summary>The written layout of a feed's files, that a data manager can read and change.</summary>
/// <threadsafety>Immutable, so safe for any number of threads.</threadsafety>
public sealed record FeedSpec
{
    /// <summary>The feed's name: small letters, digits and hyphens; the folder its files lie in.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Who sends it.</summary>
    public required string Supplier { get; init; }

    /// <summary>Whom to ask; <see langword="null"/> when nobody is named.</summary>
    public FeedContact? Contact { get; init; }

    /// <summary>How many rows are expected; <see langword="null"/> when the specification does not say.</summary>
    public ExpectedVolume? Volume { get; init; }

    /// <summary>When an extract should have arrived; <see langword="null"/> when the specification does not say.</summary>
    public ExpectedArrival? Arrival { get; init; }

    /// <summary>Full extract or delta.</summary>
    public required FeedKind Kind { get; init; }

    /// <summary>How its files are written.</summary>
    public required FileFormat Format { get; init; }

    /// <summary>The supplier's columns that make up the local id, joined by "/"; a "/" inside one of several becomes "~1", a "~" "~0".</summary>
    public required IReadOnlyList<string> LocalId { get; init; }

    /// <summary>Which columns fill which fields. A column that is not here never passes the reader.</summary>
    public required IReadOnlyList<ColumnMapping> Columns { get; init; }

    /// <summary>Other spellings of columns in the header, by the name that the specification gives the column. Capitals do not count.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Aliases { get; init; }

    /// <summary>Fields that have the same value in every row.</summary>
    public required IReadOnlyDictionary<TargetField, string> Constants { get; init; }

    /// <summary>The feed's place among all feeds, from 1: the lowest is believed first.</summary>
    public required int Rank { get; init; }

    /// <summary>What it is believed for before every feed that is no authority for it.</summary>
    public required IReadOnlySet<Authority> AuthorityFor { get; init; }

    /// <summary>SHA-256 of the specification's text: says by what an extract was read.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>Reads a specification.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="place">What to call it in faults, for example its file name.</param>
    /// <exception cref="FeedSpecException">It has faults; all of them are listed.</exception>
    public static FeedSpec Parse(string yaml, string place) => new SpecReader(place).Read(yaml);
}

/// <summary>One fault of a specification: where, what is wrong, and what to do.</summary>
/// <param name="Place">The file and what in it.</param>
/// <param name="LineNumber">Counted from 1; 0 when the fault is about the whole file.</param>
/// <param name="Cause">What is wrong.</param>
/// <param name="Cure">What to do.</param>
public sealed record SpecFault(string Place, int LineNumber, string Cause, string Cure)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => LineNumber == 0 ? $"{Place}: {Cause} {Cure}" : $"{Place}, line {LineNumber}: {Cause} {Cure}";
}

/// <summary>A specification cannot be used. Every fault is listed, so that it can be put right in one go.</summary>
/// <param name="faults">At least one.</param>
public sealed class FeedSpecException(IReadOnlyList<SpecFault> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>Every fault, in the order of the file.</summary>
    public IReadOnlyList<SpecFault> Faults { get; } = faults;
}
