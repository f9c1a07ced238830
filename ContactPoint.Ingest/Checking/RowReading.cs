using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Checking;

/// <summary>Reads the codes, flags and days of one row, and gathers what is wrong with it.</summary>
internal sealed class RowReading(FieldPlan plan, RawRow row, CleanTexts clean)
{
    private static readonly IReadOnlyList<Issue> NoIssues = [];

    private List<Issue>? _issues;
    private RowTexts? _texts;

    public IReadOnlyList<Issue> Issues => _issues ?? NoIssues;

    /// <summary>Whether the row's service is a sensitive one: then its contact is kept apart, and may say what it is.</summary>
    public bool IsSensitive { get; set; }

    /// <summary>The code for which the row must wait for a person; <see langword="null"/> when it need not.</summary>
    public string? HeldFor { get; private set; }

    /// <summary>Reads the row's texts and contacts.</summary>
    public RowTexts Texts => _texts ??= new(this, plan, row, clean);

    public void Add(IssueKind kind, string? column = null, string successors = "")
    {
        (_issues ??= []).Add(new(kind, row.LineNumber, column) { Successors = successors });
        if (kind.Effect == Effect.RowHeld)
        {
            HeldFor ??= kind.Code;
        }
    }

    public void Add(IssueKind kind, TargetField field, string successors = "") => Add(kind, plan.Source(field)?.Column, successors);

    public bool IsBlank(TargetField field) => plan.Source(field) is not { } source || source.Text(row).IsEmpty;

    /// <summary>The text as it came; empty when the file has nothing there.</summary>
    public ReadOnlySpan<char> Raw(TargetField field) => plan.Source(field) is { } source ? source.Text(row) : default;

    /// <summary>Our word for the field: decoded, or the specification's constant. Empty when there is none; unknown words are for the caller to judge.</summary>
    public bool TryDecode(TargetField field, out ReadOnlySpan<char> word)
    {
        word = plan.Constant(field);
        return plan.Source(field) is not { } source || source.Text(row).IsEmpty || source.TryDecode(source.Text(row), out word);
    }

    /// <summary>true or false; <see langword="null"/> when nothing is said.</summary>
    /// <param name="field">The field.</param>
    /// <param name="isUnclear">Whether something is said that the specification does not explain.</param>
    public bool? Flag(TargetField field, out bool isUnclear)
    {
        isUnclear = !TryDecode(field, out var word) || word is not ("" or "true" or "false");
        return isUnclear || word.IsEmpty ? null : word is "true";
    }

    public bool FlagOr(TargetField field, bool otherwise)
    {
        var flag = Flag(field, out var isUnclear);
        if (isUnclear)
        {
            Add(IssueKinds.CodeUnknown, field);
        }

        return flag ?? otherwise;
    }

    public DateOnly? Day(TargetField field, out bool isPlaceholder)
    {
        isPlaceholder = false;
        if (plan.Source(field) is not { } source)
        {
            return null;
        }

        switch (DayText.Read(source.Text(row), source.DayFormat, out var day))
        {
            case DayReading.Day:
                return day;
            case DayReading.Placeholder:
                isPlaceholder = true;
                Add(IssueKinds.DayPlaceholder, source.Column);
                return null;
            case DayReading.NotReal:
                Add(IssueKinds.DayNotReal, source.Column);
                return null;
            case DayReading.OtherFormat:
                Add(IssueKinds.DayOtherFormat, source.Column);
                return null;
            default:
                return null;
        }
    }

    public DateOnly? Day(TargetField field) => Day(field, out _);
}
