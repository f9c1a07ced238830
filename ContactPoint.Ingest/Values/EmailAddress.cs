using System.Buffers;

namespace ContactPoint.Ingest.Values;

/// <summary>E-mail addresses: their shape, and one spelling.</summary>
/// <remarks>Shape only: one @, a local part without spaces or quotes, a domain of at least two labels. RFC 5321 allows more, which nobody has.</remarks>
public static class EmailAddress
{
    private const int MaximumLength = 254;
    private const int MaximumLocalLength = 64;

    private static readonly SearchValues<char> LocalCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+-/=?^_{|}~");

    private static readonly SearchValues<char> DomainCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

    /// <summary>Reads an address; its domain, and an address without any small letter, become lower case.</summary>
    public static bool TryStandardise(ReadOnlySpan<char> text, out string standard)
    {
        standard = "";
        var trimmed = text.Trim();
        var at = trimmed.IndexOf('@');
        if (at < 1 || at > MaximumLocalLength || trimmed.Length > MaximumLength)
        {
            return false;
        }

        var local = trimmed[..at];
        var domain = trimmed[(at + 1)..];
        if (local.ContainsAnyExcept(LocalCharacters) || IsBadlyDotted(local) || !IsDomain(domain))
        {
            return false;
        }

        var isShouted = !trimmed.ContainsAnyInRange('a', 'z');
        standard = string.Concat(isShouted ? local.ToString().ToLowerInvariant() : local, "@", domain.ToString().ToLowerInvariant());
        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var lastDot = domain.LastIndexOf('.');
        return lastDot > 0
            && domain.Length - lastDot > 2
            && !domain.ContainsAnyExcept(DomainCharacters)
            && !IsBadlyDotted(domain)
            && !domain.StartsWith("-");
    }

    private static bool IsBadlyDotted(ReadOnlySpan<char> part) => part[0] == '.' || part[^1] == '.' || part.IndexOf("..") >= 0;
}
