namespace ContactPoint.Jobs.Publishing;

/// <summary>Looks for content that may never be published, in one cell.</summary>
/// <param name="column">Name of the column, for example <c>children.surname</c>.</param>
/// <param name="text">The cell; never empty.</param>
/// <returns>The code of the rule that it breaks, or <see langword="null"/>.</returns>
public delegate string? EgressScreen(string column, string text);

/// <summary>A made-up text that the egress screen must find. If it doesn't, the screen isn't looking.</summary>
/// <param name="Column">The column that it is planted in.</param>
/// <param name="Text">The forbidden text.</param>
public sealed record Canary(string Column, string Text)
{
    /// <summary>One canary for each kind of content that a feed might hide in a field that is kept. The numbers are well-known examples.</summary>
    public static IReadOnlyList<Canary> All { get; } =
    [
        new("children.surname", "NHS no 943 476 5919"),
        new("children.address_2", "NINO AB123456C"),
        new("children.address_3", "IBAN GB82 WEST 1234 5698 7654 32"),
        new("children.address_4", "sort code 12-34-56 account 12345678"),
        new("children.middle_names", "see case notes, diagnosed with asthma"),
        new("carers.name", "card 4111 1111 1111 1111"),
        new("children.address_1", "Safe house, police called"),
        new("carers.phone", "only her sister knows"),
        new("involvements.practitioner", "CAMHS overdose team"),
        new("involvements.email", "team@camhs.example.org"),
    ];
}
