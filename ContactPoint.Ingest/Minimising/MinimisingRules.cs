namespace ContactPoint.Ingest.Minimising;

/// <summary>The rules of data minimisation, in one table. docs/rules.md is generated from it, and its examples are its tests.</summary>
/// <remarks>
/// Structure comes first (a column that is not mapped is never read further; <see cref="StructuralRules"/>), closed lists second, and the
/// detectors third, on the few free texts that are left. The codes are those of the decision table: R20 is its row 20.
/// </remarks>
public static partial class MinimisingRules
{
    /// <summary>
    /// Grows whenever a rule finds more or less than before, or survivorship decides otherwise: every manifest states it, and records in
    /// force are screened again when it has grown.
    /// </summary>
    public const string Version = "4";

    private static readonly FieldKind[] Names = [FieldKind.ChildName, FieldKind.CarerName, FieldKind.PractitionerName];
    private static readonly FieldKind[] FamilyNames = [FieldKind.ChildName, FieldKind.CarerName];
    private static readonly FieldKind[] Texts = [.. Names, FieldKind.AddressLine];

    /// <summary>Columns nobody mapped.</summary>
    public static readonly MinimisingRule UnmappedColumn = new(
        "R00", "columns that nobody mapped", "Any column that the feed's specification does not map.", RuleAction.Drop,
        "The directory has no place for it. The reader counts how many rows had something there, by column, and reads no further.");

    /// <summary>Universal services.</summary>
    public static readonly MinimisingRule UniversalService = new(
        "R10", "universal services", "A service normally provided to all persons of an age group: music, chess or running clubs, play schemes, libraries (rows 10 and 11).", RuleAction.Withhold,
        "It would not warrant inclusion: SI 2010/1213 covers additional services only.");

    /// <summary>Sensitive service that may be indicated.</summary>
    public static readonly MinimisingRule SensitiveReduced = new(
        "R12", "sensitive services, reduced", "A sensitive service with consent, or with a significant-harm ground recorded.", RuleAction.Reduce,
        "Users see that there is a sensitive service and no more; provider, contact and kind are kept apart, encrypted, for the broker (SI 2007/2182 reg. 11(3), 6(3)(a)).");

    /// <summary>Sensitive service that may not.</summary>
    public static readonly MinimisingRule SensitiveWithheld = new(
        "R13", "sensitive services without consent", "A sensitive service without consent and without a significant-harm ground.", RuleAction.Withhold,
        "It may not be disclosed (reg. 11(3)). A count is all that is kept.");

    /// <summary>Rows marked not to be recorded.</summary>
    public static readonly MinimisingRule NotToBeRecorded = new(
        "R33", "rows not to be recorded", "A row that the school marks \"do not record\", or to which the young person objects.", RuleAction.Withhold,
        "The school's judgement and the young person's objection are honoured at the reader; a count is all that is kept, not even the row's line or local id.");

    /// <summary>A flag of rule 33 that cannot be read.</summary>
    public static readonly MinimisingRule UnclearWish = new(
        "R33A", "unclear wishes", "A \"do not record\" or objection column with a word that the specification does not explain; and of a feed that has such a column, every row that cannot be parted into its columns.", RuleAction.Hold,
        "It may be an objection, so a person reads it before anything is kept.");

    /// <summary>Every rule, in the order in which a text is screened.</summary>
    public static readonly IReadOnlyList<MinimisingRule> All =
    [
        UnmappedColumn,
        UniversalService,
        SensitiveReduced,
        SensitiveWithheld,
        NotToBeRecorded,
        UnclearWish,
        .. Numbers(),
        .. Identifiers(),
        Links(),
        .. Notes(),
        .. Matters(),
        .. Origins(),
        Refuges(),
        .. Sentences(),
        .. Contacts(),
    ];
}
