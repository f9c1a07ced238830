using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Checking;

/// <summary>Reads the names, lines of addresses and contacts of one row: standardised, screened, and missing when they may not be kept.</summary>
/// <remarks>
/// A text that was found clean before makes no string at all (<see cref="CleanTexts"/>). Any other makes one in its plain spelling, which is judged
/// and kept as it is; further ones only where it was doubly decoded, or its case or the ends of an address line must change.
/// </remarks>
internal sealed class RowTexts(RowReading reading, FieldPlan plan, RawRow row, CleanTexts clean)
{
    /// <summary>A name: standardised, screened, and missing when it is a placeholder.</summary>
    public string? Name(TargetField field)
    {
        if (plan.Source(field) is not { } source || source.Text(row) is not { IsEmpty: false } text
            || (source.IsWordOfSeveral && !IsWholeUsable(source, field.Kind)))
        {
            return null;
        }

        if (FindClean(field.Kind, ScreenedAs.Value, text) is { } known)
        {
            return known;
        }

        var issues = reading.Issues.Count;
        return NoteClean(field.Kind, ScreenedAs.Value, text, JudgedName(source, field.Kind, text), issues);
    }

    /// <summary>A line of an address, standardised and screened; missing when it is a placeholder.</summary>
    public string? AddressLine(TargetField field)
    {
        if (plan.Source(field) is not { } source || source.Text(row) is not { IsEmpty: false } text)
        {
            return null;
        }

        if (FindClean(field.Kind, ScreenedAs.Value, text) is { } known)
        {
            return known;
        }

        var issues = reading.Issues.Count;
        return Plain(text, source.Column, report: true) is { } plain
            && Values.AddressLine.StandardisePlain(plain) is { } line
            && Passes(field.Kind, line, source.Column)
            ? NoteClean(field.Kind, ScreenedAs.Value, text, line, issues)
            : null;
    }

    /// <summary>Whether a line of an address names a refuge, however long or damaged it is, and whichever rule keeps it out.</summary>
    public bool NamesRefuge(TargetField field)
    {
        if (plan.Source(field) is not { } source || source.Text(row) is not { IsEmpty: false } text || !TextPatterns.MayNameRefuge(text, plan.Lists))
        {
            return false;
        }

        return TextPatterns.NamesRefuge(new(Values.AddressLine.StandardisePlain(Plain(text, source.Column, report: false) ?? PlainText.Standardise(text)), plan.Lists, FieldKind.AddressLine));
    }

    /// <summary>Screens a text.</summary>
    /// <returns><see langword="false"/> when the text may not be kept.</returns>
    public bool Passes(FieldKind kind, ReadOnlySpan<char> text, string column)
    {
        if (RuleAgainst(kind, text) is not { } rule)
        {
            return true;
        }

        reading.Add(IssueKinds.Of(rule), column);
        return false;
    }

    private MinimisingRule? RuleAgainst(FieldKind kind, ReadOnlySpan<char> text) => Screen.FindAsSeen(kind, text, plan.Lists, reading.IsSensitive);

    public string? Phone(TargetField field)
    {
        var raw = reading.Raw(field);
        if (raw.IsEmpty)
        {
            return null;
        }

        if (!TelephoneNumber.TryStandardise(raw, out var phone))
        {
            reading.Add(IssueKinds.PhoneUnreadable, field);
            return null;
        }

        return Passes(field.Kind, phone, plan.Source(field)!.Column) ? phone : null;
    }

    public string? Email(TargetField field)
    {
        var raw = reading.Raw(field);
        if (raw.IsEmpty)
        {
            return null;
        }

        if (!EmailAddress.TryStandardise(raw, out var email))
        {
            reading.Add(IssueKinds.EmailUnreadable, field);
            return null;
        }

        return Passes(field.Kind, email, plan.Source(field)!.Column) ? email : null;
    }

    /// <summary>What is known of a text that had no fault before. A contact of a sensitive service is screened by fewer rules, so it has no part in this.</summary>
    private string? FindClean(FieldKind kind, ScreenedAs purpose, ReadOnlySpan<char> text) => reading.IsSensitive ? null : clean.Find(kind, purpose, text);

    private string? NoteClean(FieldKind kind, ScreenedAs purpose, ReadOnlySpan<char> text, string? kept, int issuesBefore)
    {
        if (kept is not null && reading.Issues.Count == issuesBefore && !reading.IsSensitive)
        {
            clean.Note(kind, purpose, text, kept);
        }

        return kept;
    }

    private string? JudgedName(FieldSource source, FieldKind kind, ReadOnlySpan<char> text)
    {
        if (Plain(text, source.Column, report: true) is not { } plain)
        {
            return null;
        }

        if (PersonName.IsPlaceholder(LookAlikes.ToLatin(plain)))
        {
            reading.Add(IssueKinds.NamePlaceholder, source.Column);
            return null;
        }

        // What is kept is what is screened: a part of a column, or another case, may show what the whole did not.
        var name = LetterCase.Standardise(plain);
        if (!Passes(kind, name, source.Column))
        {
            return null;
        }

        NoteLostLetter(name, source.Column);
        NoteLettering(name, source.Column);
        return name;
    }

    /// <summary>A column of several given names is judged whole: "Twin 2" and "lives with gran" show what they are only together.</summary>
    private bool IsWholeUsable(FieldSource source, FieldKind kind)
    {
        var whole = source.Whole(row);
        if (FindClean(kind, ScreenedAs.Whole, whole) is not null)
        {
            return true;
        }

        var issues = reading.Issues.Count;
        var isUsable = IsWholeJudgedUsable(source, kind, whole);
        NoteClean(kind, ScreenedAs.Whole, whole, isUsable ? "" : null, issues);
        return isUsable;
    }

    private bool IsWholeJudgedUsable(FieldSource source, FieldKind kind, ReadOnlySpan<char> whole)
    {
        if (Plain(whole, source.Column, report: false) is not { } plain)
        {
            // too long, or a lost character: the part says so for itself
            return true;
        }

        if (PersonName.IsPlaceholder(plain))
        {
            if (source.IsFirstPart)
            {
                reading.Add(IssueKinds.NamePlaceholder, source.Column);
            }

            return false;
        }

        var rule = RuleAgainst(kind, plain) ?? (AsKept(source, whole) is { } kept && kept != plain ? RuleAgainst(kind, kept) : null);
        if (rule is not null && source.IsFirstPart)
        {
            reading.Add(IssueKinds.Of(rule), source.Column);
        }

        return rule is null;
    }

    /// <summary>The whole as <see cref="RecordScreen"/> will put it together: each part with its own letter case, in which a word may show what it is.</summary>
    /// <returns><see langword="null"/> when only one part is kept.</returns>
    private string? AsKept(FieldSource source, ReadOnlySpan<char> whole) =>
        Plain(source.NameAt(0, whole), source.Column, report: false) is { } first && Plain(source.NameAt(1, whole), source.Column, report: false) is { } rest
            ? $"{LetterCase.Standardise(first)}{source.Between}{LetterCase.Standardise(rest)}"
            : null;

    /// <summary>The text in its one spelling; <see langword="null"/> when there is none, or none that can be used.</summary>
    private string? Plain(ReadOnlySpan<char> text, string column, bool report)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (text.Length > PlainText.MaximumLength)
        {
            Note(IssueKinds.TextTooLong, column, report);
            return null;
        }

        if (text.Contains('\uFFFD'))
        {
            Note(IssueKinds.LostCharacter, column, report);
            return null;
        }

        if (PlainText.HasHiddenCharacters(text))
        {
            Note(IssueKinds.HiddenCharacters, column, report);
        }

        if (DoubleDecoding.TryRepair(text, out var repaired))
        {
            Note(IssueKinds.DoublyDecoded, column, report);
            text = repaired;
        }

        var plain = PlainText.Standardise(text);
        return plain.Length == 0 ? null : plain;
    }

    private void Note(IssueKind kind, string column, bool report)
    {
        if (report)
        {
            reading.Add(kind, column);
        }
    }

    private void NoteLettering(string name, string column)
    {
        var lettering = LookAlikes.LetteringOf(name);
        if (lettering != Lettering.Latin)
        {
            reading.Add(lettering == Lettering.Mixed ? IssueKinds.LettersMixed : IssueKinds.OtherScript, column);
        }
    }

    private void NoteLostLetter(string name, string column)
    {
        var index = name.IndexOf('?', StringComparison.Ordinal);
        if (index >= 0 && index + 1 < name.Length && char.IsLetter(name[index + 1]))
        {
            reading.Add(IssueKinds.LetterLost, column);
        }
    }
}
