using System.Globalization;

using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Names;

namespace ContactPoint.Jobs.Samples.Recording;

/// <summary>Writes a child's name as one supplier's staff and system would.</summary>
/// <param name="rates">Error rates.</param>
/// <param name="habits">The supplier's habits.</param>
internal sealed class NameClerk(ErrorRates rates, FeedHabits habits)
{
    /// <summary>Newborns are registered with a practice before they are named.</summary>
    private const int UnnamedDays = 42;

    private static readonly string[] PlaceholderForenames = Texts.Of("placeholder_forename");
    private static readonly string[] PlaceholderSurnames = Texts.Of("placeholder_surname");

    /// <summary>The system has capital letters only.</summary>
    public bool IsUpper => habits.Letters == Letters.Upper;

    /// <param name="record">Receives the name.</param>
    /// <param name="child">Whose name it is.</param>
    /// <param name="seen">The day as of which the supplier knows the child.</param>
    /// <param name="newest">The world's first day.</param>
    public void Write(SampleRecord record, Child child, DateOnly seen, DateOnly newest)
    {
        var random = SampleRandom.For(record.Seed, (int)Field.Name);
        var name = child.Registered with { Surname = child.RenamedOn > seen ? child.Registered.Surname : child.Surname };
        var used = Used(name, child, random);
        used = Typed(Cut(used, random), random);
        used = Swapped(used, random, name);
        record.Name = new PersonName(Spelt(used.Forename, random), Spelt(used.Middle, random), Spelt(used.Surname, random));
        Placeholders(record, child, seen, newest, random);
    }

    /// <summary>A parent's name: seldom wrong, often with the wrong case or a title.</summary>
    public string OfParent(PersonName name, SampleRandom random)
    {
        var typed = random.Chance(rates.NameTypo * habits.Carelessness) ? name with { Surname = Misspelling.OfName(name.Surname, random) } : name;
        return Spelt(random.Chance(0.25) && typed.Middle.Length > 0 ? $"{typed.Forename} {typed.Surname}" : typed.Full, random);
    }

    public string Spelt(string text, SampleRandom random)
    {
        var how = random.Share();
        var twice = random.Chance(rates.DecodedTwice);
        return habits.Letters switch
        {
            Letters.Upper => Spelling.WithoutMarks(text).ToUpperInvariant(),
            Letters.Windows1252 => Spelling.InWindows1252(text, questionMarks: how < 0.1),
            Letters.Any when how < habits.MarksLost => Spelling.WithoutMarks(text),
            Letters.Any when twice => Spelling.DecodedTwice(text),
            _ => text,
        };
    }

    /// <summary>The name that the child or family gave: registered, everyday, middle name first, another order of a chain.</summary>
    private PersonName Used(PersonName name, Child child, SampleRandom random)
    {
        var everyday = random.Chance(habits.EverydayNames);
        var middleFirst = random.Chance(rates.MiddleNameFirst * habits.Carelessness);
        var nickname = random.Chance(rates.NicknameUsed * habits.EverydayNames);
        var other = NameTables.Nickname(name.Forename, random);
        var dropped = random.Chance(rates.MiddleMissing * habits.Brevity);
        var initials = random.Chance(0.08 * Math.Min(1, habits.Brevity));
        var titled = random.Chance(rates.TitleConfused);
        if (everyday && child.KnownAs.Length > 0)
        {
            name = name with { Forename = child.KnownAs, Middle = child.KnownAs == name.Middle ? "" : name.Middle };
        }
        else if (nickname && other is not null)
        {
            name = name with { Forename = other };
        }

        if (middleFirst && name.Middle.Length > 0)
        {
            var middle = name.Middle.Split(' ');
            name = name with { Forename = middle[0], Middle = string.Join(' ', middle.Skip(1).Append(name.Forename)) };
        }

        if (titled)
        {
            name = OtherTitle(name, child);
        }

        if (dropped)
        {
            // Of Muhammad Bilal it is the first name that is left out.
            return name with { Forename = name.CallName, Middle = "" };
        }

        return initials && !name.IsPrefixed && name.Middle.Length > 0 ? name with { Middle = name.Middle[..1] } : name;
    }

    /// <summary>Where custom gives a girl a title for a surname, or a child its father's name, systems disagree about the surname.</summary>
    private static PersonName OtherTitle(PersonName name, Child child) => name.Surname switch
    {
        "Bibi" or "Begum" or "Khatun" or "Akhtar" or "Akter" or "Khatoon" or "Bano" or "Khanom" or "Kauser" or "Singh" or "Kaur" =>
            name with { Surname = child.Father.Name.Surname },
        _ when name.Middle is "Singh" or "Kaur" => name with { Middle = "", Surname = name.Middle },
        _ when child.Father.Name.Forename == name.Middle => name with { Middle = "", Surname = name.Middle },
        _ => name,
    };

    private PersonName Cut(PersonName name, SampleRandom random)
    {
        var cut = random.Chance(rates.DoubleNameCut * habits.Carelessness);
        var last = random.Chance(0.6);
        var plain = random.Chance(rates.PunctuationLost * habits.Carelessness);
        var how = random.Below(3);
        var surname = name.Surname;
        var parts = surname.Split('-', ' ');
        if (cut && parts.Length > 1 && parts[0].Length > 3)
        {
            surname = last ? parts[^1] : parts[0];
        }

        if (plain)
        {
            surname = WithoutPunctuation(surname, how);
        }

        return name with { Surname = surname, Forename = plain && how == 0 ? name.Forename.Replace('-', ' ') : name.Forename };
    }

    private static string WithoutPunctuation(string surname, int how)
    {
        if (surname.StartsWith("Mc", StringComparison.Ordinal))
        {
            return how switch
            {
                0 => $"Mac{surname[2..]}",
                1 => $"Mc {surname[2..]}",
                _ => $"Mc{surname[2..].ToLowerInvariant()}",
            };
        }

        return surname.StartsWith("O'", StringComparison.Ordinal)
            ? how switch { 0 => $"O {surname[2..]}", 1 => $"O{surname[2..]}", _ => surname.Replace('\'', '’') }
            : surname.Replace('-', ' ');
    }

    private PersonName Typed(PersonName name, SampleRandom random)
    {
        var rate = rates.NameTypo * habits.Carelessness;
        var wrongForename = random.Chance(rate);
        var wrongSurname = random.Chance(rate);
        var forename = wrongForename ? Misspelling.OfName(name.Forename, random) : name.Forename;
        return name with { Forename = forename, Surname = wrongSurname ? Misspelling.OfName(name.Surname, random) : name.Surname };
    }

    /// <summary>Where the family name comes first by custom, forms are filled in the wrong way round more often.</summary>
    private PersonName Swapped(PersonName name, SampleRandom random, PersonName registered)
    {
        var familyNameFirst = registered.Forename.Contains(' ') || registered.Middle is "Van" or "Thi";
        return random.Chance(rates.NamesSwapped * habits.Carelessness * (familyNameFirst ? 12 : 1))
            ? name with { Forename = name.Surname, Surname = name.Forename }
            : name;
    }

    private void Placeholders(SampleRecord record, Child child, DateOnly seen, DateOnly newest, SampleRandom random)
    {
        var isNew = seen.DayNumber - child.BirthDate.DayNumber < UnnamedDays;
        var stillNew = newest.DayNumber - child.BirthDate.DayNumber < UnnamedDays;
        var rate = isNew && IsUpper ? stillNew ? 0.4 : 0.04 : rates.PlaceholderName * habits.Carelessness;
        var unnamed = random.Chance(rate);
        var nameless = random.Chance(rates.PlaceholderName * 0.3 * habits.Carelessness);
        var twin = (child.Ordinal % 2) + 1;
        var forename = child.IsMultiple && random.Chance(0.6) ? $"Twin {twin.ToString(CultureInfo.InvariantCulture)}" : random.Of(PlaceholderForenames);
        var surname = random.Of(PlaceholderSurnames);
        if (unnamed)
        {
            record.Name = new PersonName(Spelt(forename, random), "", record.Name.Surname);
            record.Plant(PlantKind.PlaceholderName, record.Name.Forename);
        }
        else if (nameless)
        {
            record.Name = record.Name with { Surname = Spelt(surname, random) };
            record.Plant(PlantKind.PlaceholderName, record.Name.Surname);
        }
    }
}
