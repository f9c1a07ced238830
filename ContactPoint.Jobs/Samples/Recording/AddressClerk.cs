using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Names;
using ContactPoint.Jobs.Samples.Places;

namespace ContactPoint.Jobs.Samples.Recording;

/// <summary>Writes an address as people give it: shortened, misspelt, without its village.</summary>
internal sealed class AddressClerk(ErrorRates rates, FeedHabits habits)
{
    private static readonly (string Long, string Short)[] Shortenings =
    [
        ("Road", "Rd"), ("Street", "St"), ("Avenue", "Ave"), ("Close", "Cl"), ("Drive", "Dr"), ("Lane", "Ln"), ("Crescent", "Cres"),
        ("Gardens", "Gdns"), ("Terrace", "Terr"), ("Grove", "Gr"), ("Court", "Ct"), ("Place", "Pl"),
    ];

    public void Write(SampleRecord record, Place place)
    {
        var random = SampleRandom.For(record.Seed, (int)Field.Address);
        var care = habits.Carelessness;
        var street = Shortened(place.Street, random);
        street = random.Chance(rates.AddressTypo * care) ? Mistyped(street, random) : street;
        var oneLine = random.Chance(0.4);
        var village = random.Chance(0.7);
        var county = random.Chance(0.2);
        var missing = random.Chance(rates.AddressMissing * care);
        var lines = new List<string>();
        if (place.Building.Length > 0 && !oneLine)
        {
            lines.Add(place.Building);
        }

        lines.Add(place.Building.Length > 0 && oneLine ? $"{place.Building}, {street}" : street);
        if (village && place.Locality.Length > 0)
        {
            lines.Add(place.Locality);
        }

        lines.Add(place.Town.Name);
        if (county && habits.Letters != Letters.Any && lines.Count < 4 && place.Town.Name != place.Town.County)
        {
            lines.Add(place.Town.County);
        }

        record.Address = missing ? [] : lines.ConvertAll(line => habits.Letters == Letters.Upper ? line.ToUpperInvariant() : line);
        record.Postcode = Postcode(record, place.Postcode, random);
    }

    private string Postcode(SampleRecord record, string postcode, SampleRandom random)
    {
        var kind = random.Share();
        var care = habits.Carelessness;
        var missing = rates.PostcodeMissing * care;
        var placeholder = missing + (rates.PlaceholderPostcode * care);
        var typo = placeholder + (rates.PostcodeTypo * care);
        var unspaced = random.Chance(0.04 * care);
        var lower = random.Chance(0.01 * care) && habits.Letters != Letters.Upper;
        if (kind < missing)
        {
            return "";
        }

        if (kind < placeholder)
        {
            var code = random.Chance(0.7) ? "ZZ99 3VZ" : "ZZ99 3WZ";
            record.Plant(PlantKind.PlaceholderPostcode, code);
            return code;
        }

        var typed = kind < typo ? MistypedPostcode(postcode, random) : postcode;
        typed = unspaced ? typed.Replace(" ", "", StringComparison.Ordinal) : typed;
        return lower ? typed.ToLowerInvariant() : typed;
    }

    private static string MistypedPostcode(string postcode, SampleRandom random)
    {
        if (random.Chance(0.5))
        {
            return Misspelling.OfDigits(postcode, random);
        }

        const string letters = "ABDEFGHJLNPQRSTUWXYZ";
        return postcode[..^1] + letters[random.Below(letters.Length)];
    }

    private static string Mistyped(string street, SampleRandom random) =>
        char.IsAsciiDigit(street[0]) && random.Chance(0.3) ? Misspelling.OfDigits(street, random) : Misspelling.ByFinger(street, random);

    private static string Shortened(string street, SampleRandom random)
    {
        var shortens = random.Chance(0.18);
        var stop = random.Chance(0.2);
        foreach (var (long_, short_) in Shortenings)
        {
            if (shortens && street.EndsWith(long_, StringComparison.Ordinal))
            {
                return street[..^long_.Length] + short_ + (stop ? "." : "");
            }
        }

        return street;
    }
}
