namespace ContactPoint.Ingest.Feeds;

/// <summary>Reads whom to ask about a feed, and what is expected of it.</summary>
internal static class ExpectationReader
{
    private const int UsualPercent = 20;
    private const int MostPercent = 1_000;

    private static readonly (string Word, DayOfWeek Day)[] Days =
    [
        ("monday", DayOfWeek.Monday), ("tuesday", DayOfWeek.Tuesday), ("wednesday", DayOfWeek.Wednesday), ("thursday", DayOfWeek.Thursday),
        ("friday", DayOfWeek.Friday), ("saturday", DayOfWeek.Saturday), ("sunday", DayOfWeek.Sunday),
    ];

    public static FeedContact? Contact(SpecNode? contact)
    {
        if (contact is null)
        {
            return null;
        }

        var read = new FeedContact(
            contact.Text("role", "Name a role at the supplier, for example Data manager; people change."),
            contact.Text("address", "Write the role's e-mail address or telephone number."));
        contact.RefuseUnknownKeys();
        return read;
    }

    public static ExpectedVolume? Volume(SpecNode? volume)
    {
        if (volume is null)
        {
            return null;
        }

        if (volume.Find("usual") is null)
        {
            volume.AddFault(null, "\"usual\" is missing.", "Write how many rows a usual extract has.");
        }

        var read = new ExpectedVolume(volume.Number("usual", 1, 1, int.MaxValue), volume.Number("within_percent", UsualPercent, 0, MostPercent));
        volume.RefuseUnknownKeys();
        return read;
    }

    public static ExpectedArrival? Arrival(SpecNode? arrival)
    {
        if (arrival is null)
        {
            return null;
        }

        var time = arrival.Time("time");
        var days = arrival.Choices("days", Days);
        arrival.RefuseUnknownKeys();
        return new(time, days.Count > 0 ? days : Days.Select(day => day.Day).ToHashSet());
    }
}
