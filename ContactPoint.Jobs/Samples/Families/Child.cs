using ContactPoint.Jobs.Samples.Feeds;
using ContactPoint.Jobs.Samples.Names;
using ContactPoint.Jobs.Samples.Places;

namespace ContactPoint.Jobs.Samples.Families;

/// <summary>The truth about one child.</summary>
internal sealed record Child
{
    /// <summary>Unique in the world; identifiers and local ids come from it.</summary>
    public required long Number { get; init; }

    /// <summary>Place among the children of the family, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>A twin or triplet.</summary>
    public bool IsMultiple { get; init; }

    public required Sex Sex { get; init; }
    public required DateOnly BirthDate { get; init; }

    /// <summary>Nobody knows the day: every system holds the first of January.</summary>
    public bool BirthDateEstimated { get; init; }

    /// <summary>Name in the birth register.</summary>
    public required PersonName Registered { get; init; }

    /// <summary>Surname now; the registered one for most.</summary>
    public required string Surname { get; init; }

    public DateOnly? RenamedOn { get; init; }

    /// <summary>Everyday forename, where it isn't the registered one.</summary>
    public string KnownAs { get; init; } = "";

    public required Parent Mother { get; init; }
    public required Parent Father { get; init; }
    public bool FatherAbsent { get; init; }
    public required Numbers Numbers { get; init; }

    /// <summary>Born in the area, so that its registers have the birth.</summary>
    public bool BornHere { get; init; }

    /// <summary>Oldest first; the last is the home now. Never empty.</summary>
    public required IReadOnlyList<Home> Homes { get; init; }

    public string School { get; init; } = "";
    public DateOnly? SchoolStart { get; init; }
    public required string Practice { get; init; }
    public DateOnly PracticeStart { get; init; }
    public Protection Protection { get; init; }

    /// <summary>Who the child was before an adoption: an identity that must not be joined to this one.</summary>
    public FormerIdentity? Former { get; init; }

    public DateOnly? DiedOn { get; init; }

    /// <summary>What has happened after the first day.</summary>
    public News News { get; init; } = News.None;

    /// <summary>This is who the child was before an adoption.</summary>
    public bool IsFormerIdentity { get; init; }

    /// <summary>
    /// The child in truth.csv. The identity before an adoption is an entity of its own: to join the two is the very link that
    /// the directory may not make.
    /// </summary>
    public string Entity => IsFormerIdentity ? $"c{Number:D7}-former" : $"c{Number:D7}";

    /// <summary>The child as systems knew it before the adoption, or <see langword="null"/>.</summary>
    public Child? Before => Former is null ? null : this with
    {
        Registered = Former.Name,
        Surname = Former.Name.Surname,
        RenamedOn = null,
        KnownAs = "",
        Mother = Former.Mother,
        Father = Former.Father,
        Numbers = Former.Numbers,
        BornHere = true,
        Homes = [Former.Home],
        Protection = Protection.None,
        Former = null,
        IsFormerIdentity = true,
        News = News.None,
    };

    public Home HomeOn(DateOnly date)
    {
        var index = Homes.Count - 1;
        while (index > 0 && Homes[index].From > date)
        {
            index--;
        }

        return Homes[index];
    }
}

/// <summary>A mother or father.</summary>
internal sealed record Parent(PersonName Name, string MaidenSurname, string Mobile, string Landline, string Email);

/// <summary>Where a family lives from a day on.</summary>
internal sealed record Home(Place Place, Neighbourhood Where, DateOnly From);

/// <summary>The right identifiers.</summary>
internal sealed record Numbers(string Nhs, string Upn, string TemporaryUpn, string Uln);

/// <summary>An adopted child's identity before the adoption.</summary>
internal sealed record FormerIdentity(PersonName Name, Parent Mother, Parent Father, Home Home, Numbers Numbers);

/// <summary>The restriction that the health register puts on a record.</summary>
internal enum Protection
{
    None,
    Restricted,
    VeryRestricted,
}

/// <summary>What has happened to a child after the first day, and which feeds have been told.</summary>
/// <param name="Told">Feeds that know the child as it is on <paramref name="ToldOn"/>.</param>
/// <param name="ToldOn">Day of the last change.</param>
/// <param name="Corrected">Feeds that have put their errors right.</param>
/// <param name="CasesOn">Days on which another service began.</param>
/// <param name="Left">Has left the area.</param>
internal sealed record News(FeedSet Told, DateOnly ToldOn, FeedSet Corrected, IReadOnlyList<DateOnly> CasesOn, bool Left)
{
    public static readonly News None = new(FeedSet.None, default, FeedSet.None, [], false);
}
