using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Minimising;

public static partial class MinimisingRules
{
    private const string ContactDiscloses = "The contact itself discloses the service: a person decides whether it is sensitive (rows 12 and 13).";

    /// <summary>Before the sentences: "a refuge for families" must be known as one.</summary>
    private static MinimisingRule Refuges() =>
    new("R25", "refuges and safe houses", "A refuge or safe house in a line of an address, or a line that stands on the operator's list of them.", RuleAction.Hold, "Publishing it may lead a violent person there. The row waits, and a shield is considered.")
    {
        Kinds = [FieldKind.AddressLine],
        Finds = static (in text) => TextPatterns.NamesRefuge(text),
        Hits = ["Women's Refuge", "The Safe House, Mill Lane", "c/o Womens Aid", "Refuge"],
        Misses = ["14 Refuge Street", "Refugee Week Office", "Safe Lane House", "Haven Court"],
    };

    private static IEnumerable<MinimisingRule> Contacts() =>
    [
        new("R14", "contacts that disclose a service", "A practitioner's name or e-mail address that says which sensitive service it is, or a refuge, on a row that is not marked sensitive.", RuleAction.Hold, ContactDiscloses)
        {
            SparesSensitive = true,
            Kinds = [FieldKind.PractitionerName, FieldKind.PractitionerEmail],
            Finds = static (in text) => text.Has(Topics.Disclosing | Topics.Refuge | Topics.RefugeWord) || MailPatterns.DisclosesInAddress(text.Text),
            Hits = ["Sexual Health Outreach", "j.smith@camhs.example.org", "mental-health.team@example.org", "CAMHS duty desk", "youth.drugs.team@example.org", "gum@example.org", "GUM team"],
            Misses = ["Jane Health", "s.hall@example.org", "duty@health-visiting.example.org", "Young Carers Team", "d.rugman@example.org", "Gumbley"],
        },
        new("R14A", "personal mail of practitioners", "A practitioner's e-mail address at a provider where anybody can have one.", RuleAction.Hold, "No organisation answers for it, and it may be the practitioner's own.")
        {
            Kinds = [FieldKind.PractitionerEmail],
            Finds = static (in text) => MailPatterns.IsPersonalMail(text.Text),
            Hits = ["jo@personal.example.org", "Sam.Poole@PERSONAL.example.org"],
            Misses = ["jo@example.org", "jo@impersonal.example.org", "personal@example.org"],
        },
        new("R14B", "known contacts of sensitive services", "A practitioner's telephone number or e-mail address that stands on the operator's list of sensitive services.", RuleAction.Hold, ContactDiscloses)
        {
            SparesSensitive = true,
            Kinds = [FieldKind.PractitionerPhone, FieldKind.PractitionerEmail],
            Finds = static (in text) => text.Lists.IsSensitiveContact(text.Text),
        },
        new("R06", "contacts that are none", "A telephone number or e-mail address that is not shaped as one.", RuleAction.Drop, "What is no contact is free text, and free text is not held here.")
        {
            Kinds = [FieldKind.CarerPhone, FieldKind.PractitionerPhone, FieldKind.CarerEmail, FieldKind.PractitionerEmail],
            Finds = static (in text) => !IsContact(text.Text),
            Hits = ["ask gran", "0161 496", "smith at example.org"],
            Misses = ["+441614960000", "smith@example.org"],
        },
    ];

    private static bool IsContact(ReadOnlySpan<char> text) =>
        text.StartsWith("+")
            ? text.Length is > 7 and <= 16 && !text[1..].ContainsAnyExceptInRange('0', '9')
            : EmailAddress.TryStandardise(text, out _);
}
