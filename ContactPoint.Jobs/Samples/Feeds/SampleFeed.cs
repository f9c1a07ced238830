using System.Globalization;

using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Names;
using ContactPoint.Jobs.Samples.Recording;
using ContactPoint.Jobs.Samples.Writing;

namespace ContactPoint.Jobs.Samples.Feeds;

/// <summary>One supplier: which children it knows, how well, and the layout of its files.</summary>
/// <remarks><threadsafety>Immutable, so safe for any number of threads.</threadsafety></remarks>
internal abstract class SampleFeed
{
    /// <summary>Copy number of the record that a system still has of the identity before an adoption.</summary>
    protected const int FormerCopy = 7;

    private const double DaysPerYear = 365.25;
    private readonly Clerks _usual;
    private readonly Clerks _corrected;

    protected SampleFeed(Feed feed, SampleWorld world, FeedHabits habits, FileLayout layout)
    {
        Feed = feed;
        World = world;
        Layout = layout;
        _usual = new Clerks(world.Rates, habits);
        _corrected = new Clerks(world.Rates.WithoutErrors(), habits);
    }

    public Feed Feed { get; }

    /// <summary>Name of the folder and of the source.</summary>
    public abstract string Name { get; }

    /// <summary>Only new and changed rows are sent after the first day.</summary>
    public virtual bool IsDelta => false;

    public FileLayout Layout { get; }

    protected SampleWorld World { get; }

    /// <summary>Share of an average feed's lag.</summary>
    protected virtual double Lag => 1;

    /// <summary>All records that this supplier has of the child.</summary>
    public abstract IEnumerable<SampleRecord> Records(Family family, Child child);

    /// <summary>The record's cells in the order of the layout's columns.</summary>
    public abstract List<string> Cells(SampleRecord record);

    /// <summary>A row that is about nobody.</summary>
    public abstract SampleRecord Junk(ulong seed, int number);

    /// <summary>A record with the fields that every supplier has.</summary>
    protected SampleRecord Begin(Family family, Child child, int copy, string localId, double yearsAgo = 0)
    {
        var seed = SampleRandom.SeedOf(SampleRandom.SeedOf(family.Seed, child.Number), ((int)Feed * 100) + copy + (child.IsFormerIdentity ? 50 : 0));
        var record = new SampleRecord(Feed, seed, child.Entity, localId);
        var clerks = ClerksFor(child);
        var seen = Seen(family, child, record, yearsAgo);
        clerks.Names.Write(record, child, seen, World.FirstDay);
        clerks.Numbers.WriteBirth(record, child);
        clerks.Numbers.WriteGender(record, child);
        clerks.Addresses.Write(record, child.HomeOn(seen).Place);
        return record;
    }

    protected SampleRecord Finish(SampleRecord record, Child child)
    {
        var clerks = ClerksFor(child);
        clerks.Planter.Plant(record, child);
        clerks.Planter.Spoil(record);
        return record;
    }

    protected Clerks ClerksFor(Child child) => child.News.Corrected.Has(Feed) ? _corrected : _usual;

    /// <summary>The day as of which the supplier knows the child; brothers and sisters are mostly brought up to date together.</summary>
    protected virtual DateOnly Seen(Family family, Child child, SampleRecord record, double yearsAgo)
    {
        const double together = 0.7;
        var own = SampleRandom.For(record.Seed, (int)Field.Seen);
        var shared = SampleRandom.For(family.Seed, (int)Feed, (int)Field.Seen);
        var meanDays = World.Rates.LagYears * DaysPerYear * Lag;
        var lag = own.Chance(together) ? shared.Days(meanDays) : own.Days(meanDays);
        var date = World.FirstDay.AddDays(-lag - (int)(yearsAgo * DaysPerYear));
        if (yearsAgo == 0 && child.News.Told.Has(Feed))
        {
            date = child.News.ToldOn;
        }

        return date < child.BirthDate ? child.BirthDate : date;
    }

    protected static SampleRandom Draws(SampleRecord record, Field field) => SampleRandom.For(record.Seed, (int)field);

    /// <summary>Draws that don't depend on the record, for whether there is one.</summary>
    protected SampleRandom Presence(Family family, Child child) =>
        SampleRandom.For(family.Seed, ((int)Feed * 1000) + (int)Field.Presence, child.Number + (child.IsFormerIdentity ? -1_000_000_000 : 0));

    /// <summary>A system with one column for given names takes the first word for the forename.</summary>
    protected static void GivenNamesInOne(SampleRecord record)
    {
        var given = $"{record.Name.Forename} {record.Name.Middle}".Trim();
        var space = given.IndexOf(' ', StringComparison.Ordinal);
        record.Name = space < 0
            ? record.Name with { Forename = given, Middle = "" }
            : new PersonName(given[..space], given[(space + 1)..], record.Name.Surname);
    }

    protected static string GivenNames(SampleRecord record) => $"{record.Name.Forename} {record.Name.Middle}".TrimEnd();

    protected string Date(DateOnly? date) => date?.ToString(Layout.DateFormat, CultureInfo.InvariantCulture) ?? "";

    protected string BirthDate(SampleRecord record) => record.Fault == RowFault.BadDate ? Layout.BadDate : Date(record.BirthDate);

    protected static string Line(SampleRecord record, int index) => index < record.Address.Count ? record.Address[index] : "";

    protected static string Mark(bool yes, string no = "") => yes ? "Y" : no;

    protected static int AgeOf(Child child, DateOnly on) => (on.DayNumber - child.BirthDate.DayNumber) * 100 / 36_525;

    /// <summary>A number without meaning, different for each child and copy.</summary>
    protected static string OwnNumber(Child child, int copy, long salt) =>
        CheckedNumbers.Shuffle((child.Number * 8) + copy, 99_999_989, salt).ToString("D8", CultureInfo.InvariantCulture);
}

/// <summary>The people who write one supplier's records.</summary>
internal sealed class Clerks
{
    public Clerks(ErrorRates rates, FeedHabits habits)
    {
        Names = new NameClerk(rates, habits);
        Numbers = new NumberClerk(rates, habits);
        Addresses = new AddressClerk(rates, habits);
        Planter = new Planter(rates, Names);
    }

    public NameClerk Names { get; }

    public NumberClerk Numbers { get; }

    public AddressClerk Addresses { get; }

    public Planter Planter { get; }
}

/// <summary>What all suppliers of one world share.</summary>
internal sealed record SampleWorld(Places.Gazetteer Gazetteer, ErrorRates Rates, DateOnly FirstDay);
