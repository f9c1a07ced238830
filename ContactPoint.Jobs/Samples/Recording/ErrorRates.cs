namespace ContactPoint.Jobs.Samples.Recording;

/// <summary>How often things go wrong, as probabilities for one value in a feed of average care. The one place for them.</summary>
/// <remarks>
/// A feed multiplies the rates of typing by its own carelessness. The realistic rates are of the size that studies of linked
/// school, hospital and registry records report; easy and hard multiply them.
/// </remarks>
internal sealed record ErrorRates
{
    public required double NameTypo { get; init; }
    public required double NicknameUsed { get; init; }
    public required double MiddleNameFirst { get; init; }
    public required double NamesSwapped { get; init; }
    public required double DoubleNameCut { get; init; }
    public required double MiddleMissing { get; init; }
    public required double PunctuationLost { get; init; }
    public required double DecodedTwice { get; init; }
    public required double TitleConfused { get; init; }
    public required double PlaceholderName { get; init; }
    public required double DayMonthSwapped { get; init; }
    public required double BirthDigitWrong { get; init; }
    public required double BirthYearWrong { get; init; }
    public required double BirthDateMissing { get; init; }
    public required double PlaceholderDate { get; init; }
    public required double GenderWrong { get; init; }
    public required double GenderMissing { get; init; }
    public required double IdentifierMissing { get; init; }
    public required double IdentifierDigitWrong { get; init; }
    public required double IdentifierOfSibling { get; init; }
    public required double IdentifierOfTwin { get; init; }
    public required double TemporaryUpn { get; init; }
    public required double AddressTypo { get; init; }
    public required double AddressMissing { get; init; }
    public required double PostcodeTypo { get; init; }
    public required double PostcodeMissing { get; init; }
    public required double PlaceholderPostcode { get; init; }
    public required double CarerMissing { get; init; }
    public required double SecondRegistration { get; init; }
    public required double RepeatedRow { get; init; }
    public required double DirtyRow { get; init; }

    /// <summary>Years by which an average feed lags behind a family's moves.</summary>
    public required double LagYears { get; init; }

    public static ErrorRates Of(SampleDifficulty difficulty) => difficulty switch
    {
        SampleDifficulty.Easy => Realistic.Times(0.3) with { LagYears = 0.4 },
        SampleDifficulty.Hard => Realistic.Times(2.5) with { LagYears = 2.2 },
        _ => Realistic,
    };

    private static readonly ErrorRates Realistic = new()
    {
        NameTypo = 0.018,
        NicknameUsed = 0.05,
        MiddleNameFirst = 0.008,
        NamesSwapped = 0.003,
        DoubleNameCut = 0.12,
        MiddleMissing = 0.15,
        PunctuationLost = 0.12,
        DecodedTwice = 0.004,
        TitleConfused = 0.08,
        PlaceholderName = 0.0015,
        DayMonthSwapped = 0.003,
        BirthDigitWrong = 0.005,
        BirthYearWrong = 0.002,
        BirthDateMissing = 0.002,
        PlaceholderDate = 0.0012,
        GenderWrong = 0.003,
        GenderMissing = 0.006,
        IdentifierMissing = 0.02,
        IdentifierDigitWrong = 0.004,
        IdentifierOfSibling = 0.002,
        IdentifierOfTwin = 0.012,
        TemporaryUpn = 0.015,
        AddressTypo = 0.02,
        AddressMissing = 0.004,
        PostcodeTypo = 0.008,
        PostcodeMissing = 0.012,
        PlaceholderPostcode = 0.003,
        CarerMissing = 0.06,
        SecondRegistration = 0.012,
        RepeatedRow = 0.003,
        DirtyRow = 0.003,
        LagYears = 0.9,
    };

    /// <summary>For a supplier that has put its errors right; it still lags behind.</summary>
    public ErrorRates WithoutErrors() => Times(0);

    private ErrorRates Times(double factor) => this with
    {
        NameTypo = NameTypo * factor,
        NicknameUsed = NicknameUsed * factor,
        MiddleNameFirst = MiddleNameFirst * factor,
        NamesSwapped = NamesSwapped * factor,
        DoubleNameCut = DoubleNameCut * factor,
        MiddleMissing = MiddleMissing * factor,
        PunctuationLost = PunctuationLost * factor,
        DecodedTwice = DecodedTwice * factor,
        TitleConfused = TitleConfused * factor,
        PlaceholderName = PlaceholderName * factor,
        DayMonthSwapped = DayMonthSwapped * factor,
        BirthDigitWrong = BirthDigitWrong * factor,
        BirthYearWrong = BirthYearWrong * factor,
        BirthDateMissing = BirthDateMissing * factor,
        PlaceholderDate = PlaceholderDate * factor,
        GenderWrong = GenderWrong * factor,
        GenderMissing = GenderMissing * factor,
        IdentifierMissing = IdentifierMissing * factor,
        IdentifierDigitWrong = IdentifierDigitWrong * factor,
        IdentifierOfSibling = IdentifierOfSibling * factor,
        IdentifierOfTwin = IdentifierOfTwin * factor,
        TemporaryUpn = TemporaryUpn * factor,
        AddressTypo = AddressTypo * factor,
        AddressMissing = AddressMissing * factor,
        PostcodeTypo = PostcodeTypo * factor,
        PostcodeMissing = PostcodeMissing * factor,
        PlaceholderPostcode = PlaceholderPostcode * factor,
        CarerMissing = CarerMissing * factor,
        SecondRegistration = SecondRegistration * factor,
        RepeatedRow = RepeatedRow * factor,
        DirtyRow = DirtyRow * factor,
    };
}
