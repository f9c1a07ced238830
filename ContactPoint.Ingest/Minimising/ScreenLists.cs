using System.Collections.Frozen;

using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Whether two people have agreed that a rule lets this value be, on the feed that is read.</summary>
/// <param name="rule">The rule that found something.</param>
/// <param name="text">The value, standardised.</param>
public delegate bool Allowance(MinimisingRule rule, ReadOnlySpan<char> text);

/// <summary>What an operator knows, and the code does not: contacts of sensitive services, addresses of refuges, the banks' modulus table, and values that two people let be. The rules work without it.</summary>
/// <remarks><threadsafety>Immutable, so safe for any number of threads, if <see cref="IsAllowed"/> is.</threadsafety></remarks>
public sealed class ScreenLists
{
    /// <summary>Nothing is known.</summary>
    public static readonly ScreenLists None = new();

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _contacts = FrozenSet<string>.Empty.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _refuges = FrozenSet<string>.Empty.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Lists that know nothing.</summary>
    public ScreenLists()
    {
    }

    private ScreenLists(ScreenLists known, Allowance allowance)
    {
        _contacts = known._contacts;
        _refuges = known._refuges;
        Modulus = known.Modulus;
        IsAllowed = allowance;
    }

    /// <summary>Telephone numbers, e-mail addresses and e-mail domains of sensitive services; however people type them.</summary>
    public IEnumerable<string> SensitiveContacts
    {
        init => _contacts = value.Select(Contact).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>First lines of addresses of refuges and safe houses; case does not count.</summary>
    public IEnumerable<string> RefugeAddresses
    {
        init => _refuges = value.Select(line => AddressLine.Standardise(line)).OfType<string>().ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The banks' modulus weight table; <see langword="null"/> when the operator has none.</summary>
    public ModulusTable? Modulus { get; init; }

    /// <summary>Asked when a rule has found something; <see langword="null"/> when nothing is allowed.</summary>
    public Allowance? IsAllowed { get; init; }

    /// <summary>The same lists with what is let be.</summary>
    /// <param name="allowance">Asked when a rule has found something; <see langword="null"/> when nothing is allowed.</param>
    public ScreenLists Allowing(Allowance? allowance) => allowance is null ? this : new(this, allowance);

    /// <summary>Everything that the operator knows, an entry a text, in an order of its own: two lists that find the same have the same.</summary>
    public IEnumerable<string> Entries =>
        _contacts.Set.Select(contact => $"contact {contact.ToUpperInvariant()}").Order(StringComparer.Ordinal)
            .Concat(_refuges.Set.Select(line => $"refuge {line.ToUpperInvariant()}").Order(StringComparer.Ordinal))
            .Concat(Modulus?.Lines ?? []);

    /// <summary>Whether a telephone number, an e-mail address or its domain is a sensitive service's.</summary>
    public bool IsSensitiveContact(ReadOnlySpan<char> text) =>
        _contacts.Set.Count > 0 && (_contacts.Contains(text) || (text.IndexOf('@') is > 0 and var at && _contacts.Contains(text[(at + 1)..])));

    /// <summary>Whether any refuge's address is known.</summary>
    public bool HasRefuges => _refuges.Set.Count > 0;

    /// <summary>Whether a line of an address is a known refuge's.</summary>
    public bool IsRefuge(ReadOnlySpan<char> line) => HasRefuges && _refuges.Contains(line);

    private static string Contact(string text) => TelephoneNumber.TryStandardise(text, out var phone) ? phone : text.Trim().TrimStart('@');
}
