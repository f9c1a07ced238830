using ContactPoint.Jobs.Samples.Feeds;
using ContactPoint.Jobs.Samples.Names;

namespace ContactPoint.Jobs.Samples.Recording;

/// <summary>What one supplier's system holds about one child, errors included; not yet in the layout of its file.</summary>
internal sealed class SampleRecord(Feed feed, ulong seed, string entity, string localId)
{
    public Feed Feed { get; } = feed;

    /// <summary>Seed of this record's own draws.</summary>
    public ulong Seed { get; } = seed;

    /// <summary>The child in truth.csv; empty for a row about nobody.</summary>
    public string Entity { get; } = entity;

    public string LocalId { get; } = localId;
    public PersonName Name { get; set; }
    public string PreferredForename { get; set; } = "";
    public string PreferredSurname { get; set; } = "";
    public string FormerSurname { get; set; } = "";
    public DateOnly? BirthDate { get; set; }
    public bool BirthDateEstimated { get; set; }

    /// <summary>M, F or N.</summary>
    public char Gender { get; set; } = 'N';

    /// <summary>Up to four lines, none of them empty; the town is the last.</summary>
    public List<string> Address { get; set; } = [];
    public string Postcode { get; set; } = "";
    public string Nhs { get; set; } = "";
    public string Upn { get; set; } = "";
    public string FormerUpn { get; set; } = "";
    public string Uln { get; set; } = "";
    public string School { get; set; } = "";
    public DateOnly? SchoolStart { get; set; }
    public string Practice { get; set; } = "";
    public DateOnly? PracticeStart { get; set; }
    public Contact First { get; set; } = Contact.None;
    public Contact Second { get; set; } = Contact.None;
    public ServiceEntry Service { get; set; } = ServiceEntry.None;
    public char Sensitivity { get; set; } = 'U';
    public bool Adopted { get; set; }
    public bool Objects { get; set; }
    public DateOnly? DeathDate { get; set; }

    /// <summary>Values for the columns that no feed specification maps, in the order of the layout.</summary>
    public string[] Unmapped { get; set; } = [];

    public List<Planting> Planted { get; } = [];
    public RowFault Fault { get; set; }

    /// <summary>The same row stands in the file twice.</summary>
    public bool Repeated { get; set; }

    public bool Shielded => Sensitivity != 'U' || Adopted;

    public void Plant(PlantKind kind, string text) => Planted.Add(new Planting(kind, text));
}

/// <summary>A parent or carer as a supplier holds one.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Relation">The supplier's word: Mother, Father, Grandmother, Carer, Other; empty when there is nobody.</param>
/// <param name="Phone">As typed.</param>
/// <param name="Email">As typed.</param>
internal sealed record Contact(string Name, string Relation, string Phone, string Email)
{
    public static readonly Contact None = new("", "", "", "");

    /// <summary>As the directory reduces it.</summary>
    public string Responsibility => Relation switch
    {
        "" => "",
        "Mother" or "Father" => "parental_responsibility",
        _ => "care",
    };
}

/// <summary>A service's work with a child as a supplier holds it.</summary>
internal sealed record ServiceEntry
{
    public static readonly ServiceEntry None = new();

    public string Service { get; init; } = "";
    public string Provider { get; init; } = "";
    public string Worker { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Email { get; init; } = "";
    public DateOnly? Start { get; init; }
    public DateOnly? End { get; init; }
    public bool Lead { get; init; }

    /// <summary>Y, N or empty.</summary>
    public string Consent { get; init; } = "";

    /// <summary>Y, N or empty.</summary>
    public string Harm { get; init; } = "";
}

/// <summary>What is wrong with the row as a row.</summary>
internal enum RowFault
{
    None,

    /// <summary>Its last cells are missing.</summary>
    Short,

    /// <summary>A delimiter too many in the middle.</summary>
    Long,

    /// <summary>A date of birth that is not in the calendar.</summary>
    BadDate,

    /// <summary>The local id is blank.</summary>
    NoLocalId,
}

/// <summary>One value that is in a file although it may not be in the directory.</summary>
internal readonly record struct Planting(PlantKind Kind, string Text);
