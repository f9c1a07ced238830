using System.Globalization;

using ContactPoint.Jobs.Samples.Drawing;
using ContactPoint.Jobs.Samples.Families;
using ContactPoint.Jobs.Samples.Feeds;
using ContactPoint.Jobs.Samples.Names;

namespace ContactPoint.Jobs.Samples.Recording;

/// <summary>Puts into allowed fields what may not be there, and faults into rows.</summary>
/// <param name="rates">Error rates.</param>
/// <param name="names">To spell as the feed does.</param>
internal sealed class Planter(ErrorRates rates, NameClerk names)
{
    /// <summary>
    /// One child in this many has bank or insurance details in a mapped field of a large feed. One row in a thousand would make
    /// the product hold the whole file, so smaller worlds have none.
    /// </summary>
    private const int ChildrenPerAccount = 1_500;

    /// <summary>Probability of each kind of note in a row of a large feed; small feeds have four times as many.</summary>
    private const double NotePerRow = 0.0008;

    private static readonly string[] NotesInName = Texts.Of("note_in_name");
    private static readonly string[] NotesInAddress = Texts.Of("note_in_address");
    private static readonly string[] NotesInPractitioner = Texts.Of("note_in_practitioner");
    private static readonly string[] Refuges = Texts.Of("refuge");
    private static readonly string[] DisclosingContacts = Texts.Of("disclosing_contact");
    private static readonly string[] AliasWords = Texts.Of("alias_word");

    public void Plant(SampleRecord record, Child child)
    {
        var random = SampleRandom.For(record.Seed, (int)Field.Planting);
        var large = record.Feed is Feed.SchoolCensus or Feed.HealthRegistrations or Feed.Registrations;
        if (large && !child.IsFormerIdentity && child.Number % ChildrenPerAccount == ChildrenPerAccount - 1)
        {
            Account(record, (int)(child.Number / ChildrenPerAccount) + FirstAccountKind(record.Feed), random);
            return;
        }

        var rate = large ? NotePerRow : NotePerRow * 4;
        var kind = record.Planted.Any(planting => planting.Kind.StopsRow) ? int.MaxValue : (int)(random.Share() / rate);
        switch (kind)
        {
            case 0:
                NoteInName(record, random);
                break;
            case 1 when record.Address.Count is > 0 and < 3:
                record.Address.Add(Planted(record, PlantKind.NoteInAddress, random.Of(NotesInAddress)));
                break;
            case 2:
                Alias(record, random);
                break;
            case 3 when record.Address.Count is > 1 and < 4:
                record.Address.Insert(0, Planted(record, PlantKind.Refuge, random.Of(Refuges)));
                break;
            case 4 when IsPlain(record.Service):
                record.Service = record.Service with { Email = Planted(record, PlantKind.DisclosingContact, random.Of(DisclosingContacts)) };
                break;
            case 5 when IsPlain(record.Service):
                record.Service = record.Service with
                {
                    Worker = $"{record.Service.Worker} {Planted(record, PlantKind.NoteInPractitioner, random.Of(NotesInPractitioner))}",
                };
                break;
            default:
                break;
        }
    }

    public void Spoil(SampleRecord record)
    {
        var random = SampleRandom.For(record.Seed, (int)Field.Fault);
        record.Repeated = random.Chance(rates.RepeatedRow);
        var kind = random.Share() / rates.DirtyRow;

        // Only this feed has rows without an id: where one is, an extract withdraws nobody.
        var nameless = record.Feed == Feed.ChildrensServices && random.Chance(rates.DirtyRow);
        record.Fault = nameless ? RowFault.NoLocalId : kind switch
        {
            < 0.35 => RowFault.Short,
            < 0.6 => RowFault.Long,
            < 1 => RowFault.BadDate,
            _ => RowFault.None,
        };
        if (record.Fault is RowFault.Short or RowFault.Long or RowFault.NoLocalId)
        {
            record.Repeated = false;
        }

        // One trap for each row, so that what is expected of it is clear.
        if (record.Planted.Any(planting => planting.Kind.StopsRow || planting.Kind.IsAccount))
        {
            (record.Fault, record.Repeated) = (RowFault.None, false);
        }
    }

    private static bool IsPlain(ServiceEntry service) =>
        service.Service.Length > 0 && !Services.IsSensitive(service.Service) && !Services.IsUniversal(service.Service);

    /// <summary>The feeds begin with different kinds, so that a world of 3,000 children has all four.</summary>
    private static int FirstAccountKind(Feed feed) => feed switch
    {
        Feed.HealthRegistrations => 0,
        Feed.SchoolCensus => 1,
        _ => 2,
    };

    private void Account(SampleRecord record, int kind, SampleRandom random)
    {
        var (what, text) = (kind % 4) switch
        {
            0 => (PlantKind.Iban, Accounts.Iban(random)),
            1 => (PlantKind.SortCodeAccount, Accounts.SortCodeAndAccount(random)),
            2 => (PlantKind.Card, Accounts.Card(random)),
            _ => (PlantKind.NiNumber, Accounts.NiNumber(random)),
        };
        if (record.Address.Count > 3)
        {
            record.Address.RemoveAt(2);
        }

        record.Address.Insert(Math.Min(1, record.Address.Count), Planted(record, what, text));
    }

    private void NoteInName(SampleRecord record, SampleRandom random)
    {
        var note = Planted(record, PlantKind.NoteInName, random.Of(NotesInName));
        if (record.First.Name.Length > 0 && random.Chance(0.4))
        {
            record.First = record.First with { Name = $"{record.First.Name} {note}" };
        }
        else
        {
            record.Name = record.Name with { Surname = $"{record.Name.Surname} {note}" };
        }
    }

    private void Alias(SampleRecord record, SampleRandom random)
    {
        var other = names.Spelt(NameTables.Surname(random), random);
        var slash = random.Chance(0.3);
        var alias = slash ? $"{record.Name.Surname}/{other}" : $"{record.Name.Surname} {random.Of(AliasWords)} {other}";
        record.Name = record.Name with { Surname = Planted(record, PlantKind.Alias, alias) };
    }

    /// <summary>The text as the feed's system holds it, noted as planted.</summary>
    private string Planted(SampleRecord record, PlantKind kind, string text)
    {
        var spelt = names.IsUpper ? text.ToUpper(CultureInfo.InvariantCulture) : text;
        record.Plant(kind, spelt);
        return spelt;
    }
}
