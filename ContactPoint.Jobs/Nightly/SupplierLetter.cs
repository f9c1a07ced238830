using System.Globalization;
using System.Text;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;

namespace ContactPoint.Jobs.Nightly;

/// <summary>The letter that tells a supplier, in plain English, what it sends and the directory may not hold.</summary>
internal static class SupplierLetter
{
    private const int LongestColumn = 60;

    /// <summary>Writes the letter: counts, the supplier's own columns and our rules, and no value.</summary>
    public static string Write(FeedSpec feed, LedgerView view)
    {
        var letter = new StringBuilder();
        Line(letter, $"To: {feed.Supplier}");
        Line(letter, $"About: {feed.Title} (feed {feed.Name})");
        Line(letter);
        Line(letter, "Dear colleague,");
        Line(letter);
        if (view.Days.Count == 0)
        {
            Line(letter, "we have staged no extract of this feed in the time that this letter is about, so there is nothing to tell.");
            return letter.ToString();
        }

        var when = view.Days.Count == 1 ? $"on {Day(view.Days[0].Day)}" : $"between {Day(view.Days[0].Day)} and {Day(view.Days[^1].Day)}";
        Line(letter, $"{when} you sent us {Rows(view.Days.Sum(day => day.Rows))}. Thank you.");
        Line(letter);
        Line(letter, "The directory may hold who a child is, who cares for the child, and which services work with the child; nothing else.");
        Line(letter, "What follows was left out before anything was stored, or waits for one of our officers. Some of it may be sent in another way; then it says how.");
        Line(letter, "This letter names your columns and counts; it repeats nothing that stood there.");
        Columns(letter, [.. view.Entries.Where(entry => entry.Rule == ExtractReading.UnmappedColumn)]);
        Found(letter, [.. view.Entries.Where(entry => entry.Rule != ExtractReading.UnmappedColumn)]);
        Line(letter);
        Line(letter, "If a column should be read after all, or a count surprises you, please answer this letter; we will look at it together.");
        return letter.ToString();
    }

    private static void Columns(StringBuilder letter, IReadOnlyList<LedgerEntry> columns)
    {
        if (columns.Count == 0)
        {
            return;
        }

        Line(letter);
        Line(letter, "Columns that we do not read. Please stop sending them:");
        Line(letter);
        foreach (var column in columns.OrderByDescending(column => column.Values))
        {
            Line(letter, $"  - {Name(column)}: {Number(column.Values)} {(column.Values == 1 ? "value" : "values")}");
        }
    }

    private static void Found(StringBuilder letter, IReadOnlyList<LedgerEntry> entries)
    {
        foreach (var group in entries.GroupBy(entry => entry.Rule))
        {
            var rule = MinimisingRules.All.FirstOrDefault(rule => rule.Code == group.Key);
            Line(letter);
            Line(letter, $"{group.Key}, {rule?.Title ?? "a rule that has been withdrawn"}: {Rows(group.Sum(entry => entry.Rows))}. {SupplierAdvice.For(rule)}");
            if (rule is not null)
            {
                Line(letter, $"  Why: {rule.Why}");
            }

            foreach (var entry in group.Where(entry => entry.Column.Length > 0))
            {
                Line(letter, $"  - {Name(entry)}: {Number(entry.Values)} {(entry.Values == 1 ? "value" : "values")}");
            }
        }
    }

    private static string Name(LedgerEntry entry) => entry.Column.Length <= LongestColumn ? $"\"{entry.Column}\"" : $"\"{entry.Column[..LongestColumn]}…\"";

    private static string Rows(long rows) => rows == 1 ? "1 row" : $"{Number(rows)} rows";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder letter, string text = "") => letter.Append(text).Append('\n');
}
