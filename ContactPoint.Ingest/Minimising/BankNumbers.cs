namespace ContactPoint.Ingest.Minimising;

/// <summary>Finds sort codes and account numbers.</summary>
internal static class BankNumbers
{
    private const int PairDistance = 30;
    private const int AccountDigits = 8;
    private const int SortCodeDigits = 6;

    /// <summary>A sort code and an account number near each other; or six and eight digits with a word about banks; or any that pass the banks' own check.</summary>
    public static bool HasAccount(in ScreenedText text)
    {
        Span<Range> places = stackalloc Range[DigitGroups.Most];
        var groups = new DigitGroups(text.Text, places);
        var hasWord = HasWord(text);
        if (text.Has(Topics.Property) && !hasWord)
        {
            return false;
        }

        Span<char> digits = stackalloc char[SortCodeDigits + AccountDigits];
        for (var sort = 0; sort < groups.Count; sort++)
        {
            if (hasWord && groups.IsShaped(sort, SortCodeDigits + AccountDigits))
            {
                return true;
            }

            var parts = SortCodeParts(groups, sort, out var isGrouped);
            if (parts == 0)
            {
                continue;
            }

            for (var account = 0; account < groups.Count; account++)
            {
                var accountParts = AccountParts(groups, account, hasWord);
                if (accountParts == 0 || (account < sort + parts && sort < account + accountParts) || Distance(groups, sort, account) > PairDistance)
                {
                    continue;
                }

                if (isGrouped || hasWord)
                {
                    return true;
                }

                groups.Copy(sort, sort + parts - 1, digits);
                groups.Copy(account, account + accountParts - 1, digits[SortCodeDigits..]);
                if (text.Lists.Modulus?.Passes(digits) == true)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A sort code or an account number alone, with a word about banks; or a bank's letters with too few digits to check.</summary>
    public static bool HasPart(in ScreenedText text)
    {
        if (text.Has(Topics.Property) || !HasWord(text))
        {
            return false;
        }

        Span<Range> places = stackalloc Range[DigitGroups.Most];
        var groups = new DigitGroups(text.Text, places);
        for (var group = 0; group < groups.Count; group++)
        {
            if (SortCodeParts(groups, group, out _) > 0 || AccountParts(groups, group, hasWord: true) > 0 || groups.Length(group) >= AccountDigits)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A word about banks; "bank" alone only before digits, since Bank Street and Bank House are addresses.</summary>
    private static bool HasWord(in ScreenedText text)
    {
        if (text.Has(Topics.Bank))
        {
            return true;
        }

        const string Bank = "bank";
        var at = text.Text.IndexOf(Bank, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at > 0 && char.IsLetter(text.Text[at - 1])))
        {
            return false;
        }

        var rest = text.Text[(at + Bank.Length)..].TrimStart(" :.-");
        return !rest.IsEmpty && char.IsAsciiDigit(rest[0]);
    }

    /// <summary>How many runs make up a sort code from this run on: three of two digits, or one of six.</summary>
    private static int SortCodeParts(in DigitGroups groups, int group, out bool isGrouped)
    {
        isGrouped = groups.IsShaped(group, 2, 2, 2);
        return isGrouped ? 3 : groups.IsShaped(group, SortCodeDigits) ? 1 : 0;
    }

    private static int AccountParts(in DigitGroups groups, int group, bool hasWord) =>
        groups.IsShaped(group, AccountDigits) || (hasWord && groups.IsShaped(group, AccountDigits - 1)) ? 1
        : groups.IsShaped(group, 4, 4) || groups.IsShaped(group, 3, 5) || groups.IsShaped(group, 5, 3) ? 2
        : groups.IsShaped(group, 2, 2, 2, 2) ? 4
        : 0;

    private static int Distance(in DigitGroups groups, int left, int right) => Math.Abs(groups.Start(left) - groups.Start(right));
}
