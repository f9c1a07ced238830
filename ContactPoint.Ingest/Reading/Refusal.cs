namespace ContactPoint.Ingest.Reading;

/// <summary>One kind of fault for which a whole file is refused. Its code is stable.</summary>
/// <param name="Code">CP09 and two digits.</param>
/// <param name="Meaning">What is wrong, in plain English.</param>
/// <param name="WhatToDo">The cure.</param>
public sealed record RefusalKind(string Code, string Meaning, string WhatToDo);

/// <summary>Every kind of refusal. A refused file changes nothing: what was loaded before stays live.</summary>
public static class RefusalKinds
{
    /// <summary>A spreadsheet, a PDF, an archive.</summary>
    public static readonly RefusalKind NotText = new("CP0901", "The file is not text.", "Ask the supplier for the extract as delimited text (CSV), not as a spreadsheet, document or archive.");

    /// <summary>The declared encoding is not the file's.</summary>
    public static readonly RefusalKind WrongEncoding = new("CP0902", "The file is not in the encoding that the specification declares.", "Write encoding: auto in the specification, or ask the supplier for UTF-8.");

    /// <summary>None of the columns is there.</summary>
    public static readonly RefusalKind NoHeader = new("CP0903", "No line with the expected column names stands where the header should be.", "Compare delimiter and preamble_lines of the specification with the file; it may also be another feed's file.");

    /// <summary>A required column is not there.</summary>
    public static readonly RefusalKind MissingColumn = new("CP0904", "A required column is not in the header.", "Ask the supplier to send it, or correct its name in the specification.");

    /// <summary>A mapped column is there twice.</summary>
    public static readonly RefusalKind DuplicateColumn = new("CP0905", "A column that the specification maps is in the header more than once.", "Ask the supplier which of them is meant, and to send it once.");

    /// <summary>More columns than any extract has.</summary>
    public static readonly RefusalKind TooManyColumns = new("CP0906", "The header has more columns than any extract has.", "Look for the wrong delimiter, or a file that has lost its line breaks.");

    /// <summary>A row of more than a megabyte.</summary>
    public static readonly RefusalKind RowTooLong = new("CP0907", "A row is longer than 1,048,576 bytes.", "Look for a quote that is opened and never closed, near this line.");

    /// <summary>A quote that swallows the rest of the file.</summary>
    public static readonly RefusalKind UnclosedQuote = new("CP0908", "A quote is opened in this row and never closed: it swallows the rest of the file.", "Ask the supplier to close the quote, or to double quotes inside values.");

    /// <summary>The declared last line is missing.</summary>
    public static readonly RefusalKind NoTrailer = new("CP0909", "The file does not end with the trailer line that the specification declares.", "The file was probably cut off: ask the supplier to send it again.");

    /// <summary>Something follows the last line.</summary>
    public static readonly RefusalKind RowsAfterTrailer = new("CP0910", "Rows follow the trailer line.", "Ask the supplier whether two files were joined.");

    /// <summary>The count is not the number of rows.</summary>
    public static readonly RefusalKind CountDiffers = new("CP0911", "The trailer line declares another number of rows than the file has.", "The file was probably cut off, or a quote swallows rows: ask the supplier to send it again.");

    /// <summary>Two identifiers stand in each other's columns.</summary>
    public static readonly RefusalKind SwappedIdentifiers = new("CP0912", "Most numbers in a column are valid as the other kind of ten-digit number: NHS numbers stand in the learner numbers' column, or the reverse.", "Exchange the two columns in the specification, or ask the supplier to do so in the file.");

    /// <summary>A gzip or zip file that cannot be unpacked to its end.</summary>
    public static readonly RefusalKind PackedFileDamaged = new("CP0920", "The compressed file is damaged or cut off.", "Ask the supplier to send it again, and compare its size with theirs.");

    /// <summary>A zip archive with no member or several.</summary>
    public static readonly RefusalKind PackedFileMembers = new("CP0921", "The archive does not hold exactly one file.", "Ask the supplier to pack each extract alone, without its folder.");

    /// <summary>A zip archive that needs a password.</summary>
    public static readonly RefusalKind PackedFileLocked = new("CP0922", "The archive is locked with a password.", "Unlock it before it is delivered; the inbox encrypts what it takes in.");

    /// <summary>A bomb.</summary>
    public static readonly RefusalKind PackedFileTooLarge = new("CP0923", "The compressed file unpacks to more than any extract does: over 250 times its size, or over 100 GB.", "Do not open it elsewhere. Ask the supplier how it was made.");

    /// <summary>Nothing in the file.</summary>
    public static readonly RefusalKind EmptyFile = new("CP0924", "The file is empty: it has not even a header.", "The supplier's export probably failed: ask for the extract again.");

    /// <summary>A header, and nobody named under it.</summary>
    public static readonly RefusalKind NobodyInFullExtract = new("CP0925", "The file has a header and names nobody. As a full extract it would withdraw everybody.", "The supplier's export probably failed: ask for the extract again. Pause a feed that has come to its end.");

    /// <summary>XML or HTML where delimited text is declared.</summary>
    public static readonly RefusalKind Markup = new("CP0926", "The file is XML or HTML, not delimited text, whatever its name says.", "Ask the supplier for delimited text; a page in place of a file is often the sign-in page of the system it came from. A Common Transfer File needs file: { format: ctf } in the specification.");

    /// <summary>No Common Transfer File where one is declared.</summary>
    public static readonly RefusalKind NotTransferFile = new("CP0927", "The file is no Common Transfer File: it is not XML that begins with CTfile.", "Ask the supplier for a CTF, or take file: { format: ctf } out of the specification.");

    /// <summary>XML that is not well formed.</summary>
    public static readonly RefusalKind XmlBroken = new("CP0928", "The XML is broken here, was cut off, or has a DTD, which is never read.", "Ask the supplier to send the file again. Nothing of it was kept.");

    /// <summary>XML that nobody's system makes.</summary>
    public static readonly RefusalKind XmlBeyondLimits = new("CP0929", "The XML has more kinds of elements, or elements deeper in each other, than any transfer file.", "Ask the supplier how the file was made.");

    /// <summary>JSON where delimited text is declared.</summary>
    public static readonly RefusalKind Json = new("CP0930", "The file is JSON, not delimited text, whatever its name says.", "Ask the supplier for delimited text (CSV): one line of column names, then one line a person.");

    /// <summary>Columns that are held apart by spaces.</summary>
    public static readonly RefusalKind FixedWidth = new("CP0931", "The file seems to be of fixed width: where the header should be, spaces hold the columns apart and no delimiter does.", "Ask the supplier for delimited text (CSV): one line of column names, then one line a person.");

    /// <summary>All of them, by code.</summary>
    public static readonly IReadOnlyList<RefusalKind> All =
    [
        NotText, WrongEncoding, NoHeader, MissingColumn, DuplicateColumn, TooManyColumns, RowTooLong, UnclosedQuote, NoTrailer,
        RowsAfterTrailer, CountDiffers, SwappedIdentifiers, PackedFileDamaged, PackedFileMembers, PackedFileLocked, PackedFileTooLarge,
        EmptyFile, NobodyInFullExtract, Markup, NotTransferFile, XmlBroken, XmlBeyondLimits,
        Json, FixedWidth,
    ];
}

/// <summary>A file is refused as a whole: where, what is wrong, and what to do. It never repeats a value of the file.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="LineNumber">Counted from 1; 0 when the fault is about the whole file.</param>
/// <param name="Column">The column as the specification names it.</param>
public sealed record Refusal(RefusalKind Kind, int LineNumber = 0, string? Column = null)
{
    /// <summary>One line for people: place, cause, cure.</summary>
    public override string ToString()
    {
        var place = (LineNumber, Column) switch
        {
            (0, null) => "The file",
            (0, _) => $"Column {Column}",
            (_, null) => $"Line {LineNumber}",
            _ => $"Line {LineNumber}, column {Column}",
        };
        return $"{place}: {Kind.Meaning} {Kind.WhatToDo} ({Kind.Code})";
    }
}

/// <summary>An extract is refused. Whoever stages it rolls back: an extract is wholly in or wholly out.</summary>
/// <param name="refusals">At least one.</param>
public sealed class ExtractRefusedException(params IReadOnlyList<Refusal> refusals) : Exception(string.Join(Environment.NewLine, refusals))
{
    /// <summary>Every reason that was found.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = refusals;
}
