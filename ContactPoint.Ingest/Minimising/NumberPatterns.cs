using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Minimising;

/// <summary>Finds numbers that the directory may not hold inside a text. One pass over the text for each; nothing backtracks.</summary>
internal static class NumberPatterns
{
    private const int PairDistance = 30;
    private const int AccountDigits = 8;
    private const int SortCodeDigits = 6;
    private const int LongestCard = 19;
    private const int ShortestCard = 13;

    private static readonly WordList BankWords = new("sort code", "sortcode", "s/c", "a/c", "acc", "acct", "account", "bank", "iban", "bic");
    private static readonly WordList NhsWords = new("nhs", "nhs number", "nhsno");

    /// <summary>The lengths of account numbers that begin with a country's letters (ISO 13616).</summary>
    private static readonly Dictionary<string, int> IbanLengths = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BE"] = 16,
        ["BG"] = 22,
        ["CZ"] = 24,
        ["DE"] = 22,
        ["ES"] = 24,
        ["FR"] = 27,
        ["GB"] = 22,
        ["GR"] = 27,
        ["HU"] = 28,
        ["IE"] = 22,
        ["IT"] = 27,
        ["LT"] = 20,
        ["LV"] = 21,
        ["NL"] = 18,
        ["PL"] = 28,
        ["PT"] = 25,
        ["RO"] = 24,
        ["SK"] = 24,
    };

    /// <summary>An international account number: its country's length, and remainder 1 modulo 97 (ISO 7064).</summary>
    public static bool HasIban(ReadOnlySpan<char> text)
    {
        Span<char> compact = stackalloc char[34];
        for (var start = 0; start + 15 <= text.Length; start++)
        {
            if (IsBorder(text, start - 1)
                && char.IsAsciiLetter(text[start])
                && char.IsAsciiLetter(text[start + 1])
                && char.IsAsciiDigit(text[start + 2])
                && IbanLengths.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.Slice(start, 2), out var length)
                && TryCompact(text[start..], compact[..length])
                && IsIban(compact[..length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A sort code and an account number near each other; or six and eight digits with a word about banks.</summary>
    public static bool HasBankAccount(ReadOnlySpan<char> text)
    {
        var account = FindDigits(text, AccountDigits);
        if (account < 0)
        {
            return false;
        }

        var sortCode = FindSortCode(text);
        return (sortCode >= 0 && Math.Abs(sortCode - account) <= PairDistance)
            || (FindDigits(text, SortCodeDigits) >= 0 && BankWords.IsIn(text));
    }

    /// <summary>A sort code or an account number alone, with a word about banks.</summary>
    public static bool HasPartOfBankAccount(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('0', '9') && BankWords.IsIn(text) && (FindSortCode(text) >= 0 || FindDigits(text, AccountDigits) >= 0);

    /// <summary>A payment card: 13 to 19 digits, an issuer's beginning, and a right check digit (Luhn, ISO/IEC 7812).</summary>
    public static bool HasCard(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[LongestCard + 1];
        for (var start = 0; start + ShortestCard <= text.Length; start++)
        {
            if (IsBorder(text, start - 1) && char.IsAsciiDigit(text[start]))
            {
                var count = CollectDigits(text[start..], digits);
                if (count is >= ShortestCard and <= LongestCard && IsIssued(digits[..count]) && IsLuhn(digits[..count]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A National Insurance number: two letters that are issued, six digits, A to D.</summary>
    public static bool HasNationalInsurance(ReadOnlySpan<char> text)
    {
        Span<char> compact = stackalloc char[9];
        for (var start = 0; start + compact.Length <= text.Length; start++)
        {
            if (IsBorder(text, start - 1) && char.IsAsciiLetter(text[start]) && TryCompact(text[start..], compact) && IsNationalInsurance(compact))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ten digits that pass the NHS check and lie in an issued or test range, or any that pass with a word about it. One number in eleven passes, so the check alone is nothing.</summary>
    public static bool HasNhsNumber(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[LongestCard + 1];
        for (var start = 0; start + 10 <= text.Length; start++)
        {
            if (!IsBorder(text, start - 1) || !char.IsAsciiDigit(text[start]))
            {
                continue;
            }

            var count = CollectDigits(text[start..], digits);
            if (count == 10 && NhsNumber.TryParse(digits[..count], out _) && (digits[0] is '4' or '6' or '9' || digits.StartsWith("70") || NhsWords.IsIn(text)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBorder(ReadOnlySpan<char> text, int index) => index < 0 || index >= text.Length || !char.IsLetterOrDigit(text[index]);

    /// <summary>Fills the whole target with letters and digits, leaving out spaces; the next character must not go on.</summary>
    private static bool TryCompact(ReadOnlySpan<char> text, Span<char> target)
    {
        var count = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is ' ' or '-')
            {
                continue;
            }

            if (!char.IsAsciiLetterOrDigit(text[index]))
            {
                return false;
            }

            target[count++] = char.ToUpperInvariant(text[index]);
            if (count == target.Length)
            {
                return IsBorder(text, index + 1);
            }
        }

        return false;
    }

    /// <summary>Digits with single spaces or hyphens between them; stops at anything else, or when the target is full.</summary>
    private static int CollectDigits(ReadOnlySpan<char> text, Span<char> digits)
    {
        var count = 0;
        for (var index = 0; index < text.Length && count < digits.Length; index++)
        {
            if (char.IsAsciiDigit(text[index]))
            {
                digits[count++] = text[index];
            }
            else if (text[index] is not (' ' or '-') || index + 1 == text.Length || !char.IsAsciiDigit(text[index + 1]))
            {
                return char.IsLetter(text[index]) ? 0 : count;
            }
        }

        return count;
    }

    private static bool IsIban(ReadOnlySpan<char> iban)
    {
        var remainder = 0;
        for (var index = 0; index < iban.Length; index++)
        {
            // The country and its check digits count as if they stood at the end.
            var character = iban[(index + 4) % iban.Length];
            remainder = char.IsAsciiDigit(character) ? ((remainder * 10) + character - '0') % 97 : ((remainder * 100) + character - 'A' + 10) % 97;
        }

        return remainder == 1;
    }

    /// <summary>Where two digits, two digits and two digits stand with the same sign between them.</summary>
    private static int FindSortCode(ReadOnlySpan<char> text)
    {
        for (var start = 0; start + 8 <= text.Length; start++)
        {
            var part = text.Slice(start, 8);
            if (part is [>= '0' and <= '9', >= '0' and <= '9', '-' or ' ', >= '0' and <= '9', >= '0' and <= '9', '-' or ' ', >= '0' and <= '9', >= '0' and <= '9']
                && part[2] == part[5]
                && IsBorder(text, start - 1)
                && IsBorder(text, start + 8))
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>Where exactly so many digits stand together.</summary>
    private static int FindDigits(ReadOnlySpan<char> text, int count)
    {
        var run = 0;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && char.IsAsciiDigit(text[index]))
            {
                run++;
                continue;
            }

            if (run == count && IsBorder(text, index) && IsBorder(text, index - run - 1))
            {
                return index - run;
            }

            run = 0;
        }

        return -1;
    }

    private static bool IsIssued(ReadOnlySpan<char> digits)
    {
        var four = ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + digits[3] - '0';
        return four is (>= 4000 and <= 4999) or (>= 5100 and <= 5599) or (>= 2221 and <= 2720) or (>= 3400 and <= 3499) or (>= 3700 and <= 3799)
            or 6011 or (>= 6500 and <= 6599) or (>= 6700 and <= 6799);
    }

    private static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[^(index + 1)] - '0';
            var weighted = index % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }

    private static bool IsNationalInsurance(ReadOnlySpan<char> compact)
    {
        const string NeverIssued = "DFIQUV";
        return char.IsAsciiLetter(compact[1])
            && !NeverIssued.Contains(compact[0])
            && !NeverIssued.Contains(compact[1])
            && compact[1] != 'O'
            && compact[..2] is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ")
            && !compact[2..8].ContainsAnyExceptInRange('0', '9')
            && compact[8] is >= 'A' and <= 'D';
    }
}
