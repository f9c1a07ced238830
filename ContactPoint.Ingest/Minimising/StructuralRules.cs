namespace ContactPoint.Ingest.Minimising;

/// <summary>A row of the decision table that no detector keeps, and what keeps it instead.</summary>
/// <param name="Rows">The row or rows of the decision table.</param>
/// <param name="What">What the row is about.</param>
/// <param name="KeptBy">What keeps it, and where.</param>
public sealed record StructuralRule(string Rows, string What, string KeptBy);

/// <summary>The rows of the decision table that are kept by structure: what has no field cannot be stored. With <see cref="MinimisingRules"/> nothing of the table is silently absent.</summary>
public static class StructuralRules
{
    /// <summary>Every such row, in the order of the table.</summary>
    public static readonly IReadOnlyList<StructuralRule> All =
    [
        new("1", "names and former names", "Fields of the canonical record. Former names are sealed in staging and are in no snapshot file. Second names inside a name: R01."),
        new("2", "one current address, \"no known address\"", "One address of four lines and a postcode; words for \"not known\" become missing. What an address may not say: R17B, R17D, R25."),
        new("3", "gender", "A closed list of M, F and N; any other word is an issue and no value."),
        new("4, 30", "date of birth", "A day in the one declared format. Placeholders, the future and days more than 25 years ago become missing; without another strong identifier the row is quarantined. A file in which no day is later than the 12th is held whole: H30."),
        new("5", "child reference number", "Issued when a snapshot is made; no feed can bring one."),
        new("6", "parents and carers", "Name, telephone, e-mail, and a relation reduced to parental responsibility or care; there are places for two. Contacts that are none: R06."),
        new("7", "school and start date", "A school's unique reference number and a day. There is no field for a reason of leaving."),
        new("8", "GP practice and start date", "A practice's organisation code and a day. There is no field for a named GP."),
        new("9", "services that may be held", "A closed list of services. A service that is not on it quarantines the row; the organisation is a code, never a name."),
        new("15", "CAF held, lead professional", "A flag for the lead professional. There is no field for what an assessment says: R16."),
        new("16, 17, 18, 19", "assessments, case notes, medical records, needs, meals, exclusions, attendance, care status, exam results", "No field. A column of them is unmapped, and counted by R00; in a kept field: R16 to R18."),
        new("20", "bank details, benefits, National Insurance, cards", "No field; in a kept field: R20A to R20G. A file in which at least one row in a thousand has such numbers is held whole: H20."),
        new("21", "ethnicity, religion, language, nationality, immigration", "No field; in a kept field: R21A to R21D."),
        new("22", "NHS number, pupil and learner numbers", "Fields for matching only: sealed in staging, looked up by keyed hash, in no snapshot file. In free text: R22, R22B."),
        new("23", "photographs, documents, links", "No field; in a kept field: R23, R23B."),
        new("24", "shield, restriction, adoption marker", "A flag; a word that nobody explained counts as a restriction. It acts before anything is published."),
        new("26, 27, 29", "children of 18 and over, archives, children who left England", "Decided when a snapshot is made and when archives are purged, not when an extract is read."),
        new("28", "date of death", "A day; a child with one is not published."),
        new("31", "encoding, header, row count", "The whole file is refused by reading (docs/issue-codes.md, Refusals); what was loaded before stays live."),
        new("32", "a shielded child, as published", "Decided when a snapshot is made, and proved by its gate."),
    ];
}
