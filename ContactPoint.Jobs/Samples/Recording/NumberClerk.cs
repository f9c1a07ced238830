using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Names;

namespace ContactPoint.Jobs.Samples.Recording;

/// <summary>Writes dates of birth, genders and identifiers, with the errors that they come with.</summary>
internal sealed class NumberClerk(ErrorRates rates, FeedHabits habits)
{
    private static readonly DateOnly[] PlaceholderDates = [new(1900, 1, 1), new(1900, 1, 1), new(1970, 1, 1)];

    public void WriteBirth(SampleRecord record, Child child)
    {
        var random = SampleRandom.For(record.Seed, (int)Field.Birth);
        var kind = random.Share();
        var date = child.BirthDate;
        var care = habits.Carelessness;
        var missing = rates.BirthDateMissing * care;
        var placeholder = missing + (rates.PlaceholderDate * care);
        var swapped = placeholder + (rates.DayMonthSwapped * care);
        var digit = swapped + (rates.BirthDigitWrong * care);
        var year = digit + (rates.BirthYearWrong * care);
        record.BirthDateEstimated = child.BirthDateEstimated;
        if (kind < missing)
        {
            record.BirthDate = null;
        }
        else if (kind < placeholder)
        {
            record.BirthDate = random.Of(PlaceholderDates);
            record.Plant(PlantKind.PlaceholderDate, record.LocalId);
        }
        else
        {
            record.BirthDate = kind < swapped ? DayMonthSwapped(date)
                : kind < digit ? OneDigit(date, random)
                : kind < year ? date.AddYears(random.Chance(0.5) ? 1 : -1)
                : date;
        }
    }

    public void WriteGender(SampleRecord record, Child child)
    {
        var random = SampleRandom.For(record.Seed, (int)Field.Gender);
        var missing = random.Chance(rates.GenderMissing * habits.Carelessness);
        var wrong = random.Chance(rates.GenderWrong * habits.Carelessness);
        record.Gender = missing ? 'N' : child.Sex == Sex.Female != wrong ? 'F' : 'M';
    }

    /// <summary>An identifier as this system holds it: right, missing, a digit wrong, or that of a brother, sister or twin.</summary>
    /// <param name="random">The record's generator for identifiers.</param>
    /// <param name="child">Whose it should be.</param>
    /// <param name="family">With the children whose it might be.</param>
    /// <param name="number">Which identifier; empty for none.</param>
    /// <param name="gaps">Factor of the rate of missing ones.</param>
    public string Identifier(SampleRandom random, Child child, Family family, Func<Child, string> number, double gaps)
    {
        var kind = random.Share();
        var care = habits.Carelessness;
        var other = family.Children[random.Below(family.Children.Count)];
        var twin = family.Children.FirstOrDefault(one => one.Ordinal != child.Ordinal && one.BirthDate == child.BirthDate);
        var missing = rates.IdentifierMissing * gaps;
        var digit = missing + (rates.IdentifierDigitWrong * care);
        var sibling = digit + (rates.IdentifierOfSibling * care);
        var own = number(child);
        if (own.Length == 0 || kind < missing)
        {
            return "";
        }

        if (kind < digit)
        {
            return Misspelling.OfDigits(own, random);
        }

        if (kind < sibling)
        {
            return number(other);
        }

        return twin is not null && kind < sibling + (rates.IdentifierOfTwin * care) ? number(twin) : own;
    }

    private static DateOnly DayMonthSwapped(DateOnly date) => date.Day <= 12 ? new DateOnly(date.Year, date.Day, date.Month) : date;

    private static DateOnly OneDigit(DateOnly date, SampleRandom random)
    {
        var days = DateTime.DaysInMonth(date.Year, date.Month);
        var day = random.Below(3) switch
        {
            0 => date.Day + 1,
            1 => date.Day - 1,
            _ => date.Day > 10 ? date.Day - 10 : date.Day + 10,
        };
        return day >= 1 && day <= days ? new DateOnly(date.Year, date.Month, day) : date.AddMonths(random.Chance(0.5) ? 1 : -1);
    }
}
