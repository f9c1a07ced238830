namespace ContactPoint.Ingest;

/// <summary>What kind of value a column holds: decides how it is read, and which minimisation rules look at it.</summary>
public enum FieldKind
{
    /// <summary>A name of the child.</summary>
    ChildName,

    /// <summary>The name of a parent or carer.</summary>
    CarerName,

    /// <summary>The name of a practitioner.</summary>
    PractitionerName,

    /// <summary>A line of an address.</summary>
    AddressLine,

    /// <summary>A postcode.</summary>
    Postcode,

    /// <summary>A day.</summary>
    Day,

    /// <summary>M, F or N.</summary>
    Gender,

    /// <summary>A number with a published check algorithm or a register.</summary>
    Identifier,

    /// <summary>A word of a closed list.</summary>
    Code,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>A parent's or carer's telephone.</summary>
    CarerPhone,

    /// <summary>A parent's or carer's e-mail address.</summary>
    CarerEmail,

    /// <summary>A practitioner's telephone.</summary>
    PractitionerPhone,

    /// <summary>A practitioner's e-mail address.</summary>
    PractitionerEmail,
}
