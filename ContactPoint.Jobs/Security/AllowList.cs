using System.Security.Cryptography;
using System.Text;

using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Values;
using ContactPoint.Jobs.Store;

namespace ContactPoint.Jobs.Security;

/// <summary>A value that somebody proposed to let be, without the value, which is nowhere.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Feed">The feed that sends it.</param>
/// <param name="Rule">The rule that is to let it be.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedAt">When, in UTC.</param>
/// <param name="ApprovedBy">Who approved it; <see langword="null"/> while nobody has.</param>
/// <param name="ApprovedAt">When, in UTC.</param>
/// <param name="WithdrawnBy">Who withdrew it; <see langword="null"/> while it stands.</param>
/// <param name="WithdrawnAt">When, in UTC.</param>
public sealed record AllowedValue(
    long Id, string Feed, string Rule, string ProposedBy, DateTime ProposedAt, string? ApprovedBy, DateTime? ApprovedAt, string? WithdrawnBy, DateTime? WithdrawnAt);

/// <summary>What is let be.</summary>
/// <param name="Allowance">Asked by the screen; <see langword="null"/> when nothing is.</param>
/// <param name="Hashes">Keyed hashes of the values, each with its feed and rule in it, in ordinal order.</param>
public sealed record Allowed(Allowance? Allowance, IReadOnlyList<string> Hashes)
{
    /// <summary>Nothing is.</summary>
    public static readonly Allowed Nothing = new(null, []);
}

/// <summary>Values that a rule finds and that are genuine all the same: one person proposes, another approves. Kept is a keyed hash, for one feed and one rule.</summary>
/// <remarks><threadsafety>Safe for any number of threads.</threadsafety></remarks>
public sealed class AllowList(AllowedValues values, KeyFile keys, ScreenLists known)
{
    private readonly byte[] _key = keys.For("allowed values");

    /// <summary>Proposes to let a value be.</summary>
    /// <param name="feed">The feed that sends it.</param>
    /// <param name="code">The rule that finds it.</param>
    /// <param name="value">The value as the feed writes it.</param>
    /// <param name="access">Who proposes, and why.</param>
    /// <param name="cancellationToken">Stops the storing.</param>
    /// <returns>The proposal's number.</returns>
    /// <exception cref="RefusedException">There is no such rule or feed, the rule does not find the value, or the same was proposed before.</exception>
    public async Task<long> ProposeAsync(string feed, string code, string value, (string Person, string Purpose, string Reason) access, CancellationToken cancellationToken)
    {
        var rule = MinimisingRules.All.FirstOrDefault(rule => rule.Code == code && rule.Finds is not null)
            ?? throw new RefusedException("There is no rule of that code that looks at values. docs/rules.md lists them.");
        if (!IsFound(rule, value))
        {
            throw new RefusedException($"Rule {code} finds nothing in the value, so there is nothing to let be.");
        }

        return await values.ProposeAsync(AccessOf(access), feed, code, HashOf(feed, code, value), cancellationToken)
            ?? throw new RefusedException("The same value was proposed before ('feed allow list' shows what stands), or the feed has delivered nothing yet.");
    }

    /// <summary>The other rules that find something in a value where the named one looks: it is let through only when each of them lets it be.</summary>
    /// <param name="code">The rule that was proposed.</param>
    /// <param name="value">The value as the feed writes it.</param>
    public IReadOnlyList<string> OtherRules(string code, string value)
    {
        var kinds = MinimisingRules.All.First(rule => rule.Code == code).Kinds;
        return
        [
            .. MinimisingRules.All
                .Where(rule => rule.Code != code && rule.Finds is not null && rule.Kinds.Intersect(kinds).Any() && IsFound(rule, value))
                .Select(rule => rule.Code),
        ];
    }

    /// <summary>Approves a proposal.</summary>
    /// <param name="allowedId">The proposal's number.</param>
    /// <param name="value">The value as the approver found it: it must be the one that was proposed, of which only a hash is kept.</param>
    /// <param name="access">Who approves, and why.</param>
    /// <param name="cancellationToken">Stops the storing.</param>
    /// <exception cref="RefusedException">There is no such proposal waiting, the same person made it, or it is of another value.</exception>
    public async Task ApproveAsync(long allowedId, string value, (string Person, string Purpose, string Reason) access, CancellationToken cancellationToken)
    {
        if (await values.FindAsync(allowedId, cancellationToken) is not { ApprovedBy: null, WithdrawnBy: null } proposal)
        {
            throw new RefusedException($"No proposal {allowedId} waits for approval.");
        }

        if (IsSamePerson(proposal.ProposedBy, access.Person))
        {
            throw new RefusedException("Who proposed a value cannot approve it: ask somebody else.");
        }

        if (!CryptographicOperations.FixedTimeEquals(HashOf(proposal.Feed, proposal.Rule, value), proposal.ValueHash))
        {
            throw new RefusedException($"Proposal {allowedId} is of another value. Look at the row again; if it is right, withdraw the proposal and make one of the value that stands there.");
        }

        if (!await values.ApproveAsync(AccessOf(access), allowedId, cancellationToken))
        {
            throw new RefusedException($"No proposal {allowedId} waits for approval.");
        }
    }

    /// <summary>Withdraws a proposal or an approved value; one person is enough, since it makes the screen stricter.</summary>
    /// <exception cref="RefusedException">There is none of this number in force.</exception>
    public async Task WithdrawAsync(long allowedId, (string Person, string Purpose, string Reason) access, CancellationToken cancellationToken)
    {
        if (!await values.WithdrawAsync(AccessOf(access), allowedId, cancellationToken))
        {
            throw new RefusedException($"There is no value {allowedId} to withdraw.");
        }
    }

    /// <summary>Everything that was proposed, on one feed or on all.</summary>
    public async Task<IReadOnlyList<AllowedValue>> ListAsync(string? feed, CancellationToken cancellationToken) =>
        [.. (await values.ListAsync(feed, cancellationToken)).Select(row =>
            new AllowedValue(row.AllowedId, row.Feed, row.Rule, row.ProposedBy, row.ProposedAt, row.ApprovedBy, row.ApprovedAt, row.WithdrawnBy, row.WithdrawnAt))];

    /// <summary>What is let be: on one feed; or, where a value's feed is not known any more, on any.</summary>
    /// <param name="feed">The feed; <see langword="null"/> for the scan of a snapshot.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Allowed> InForceAsync(string? feed, CancellationToken cancellationToken)
    {
        var inForce = (await values.ListAsync(feed, cancellationToken)).Where(row => row is { ApprovedBy: not null, WithdrawnBy: null }).ToList();
        if (inForce.Count == 0)
        {
            return Allowed.Nothing;
        }

        var hashes = inForce.Select(row => Convert.ToHexString(row.ValueHash)).ToHashSet(StringComparer.Ordinal);
        var feeds = inForce.Select(row => row.Feed).Distinct(StringComparer.Ordinal).ToArray();
        bool IsAllowed(MinimisingRule rule, ReadOnlySpan<char> text)
        {
            var value = text.ToString();
            return feeds.Any(name => hashes.Contains(Convert.ToHexString(HashOf(name, rule.Code, value))));
        }

        return new(IsAllowed, [.. hashes.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The same as what the screen asks; <see langword="null"/> when nothing is let be.</summary>
    /// <inheritdoc cref="InForceAsync"/>
    public async Task<Allowance?> AllowanceAsync(string? feed, CancellationToken cancellationToken) => (await InForceAsync(feed, cancellationToken)).Allowance;

    private static Access AccessOf((string Person, string Purpose, string Reason) access) => new(access.Person, access.Purpose, access.Reason);

    /// <summary>Names are compared as people write them: another case or a space more is no other person.</summary>
    private static bool IsSamePerson(string one, string other) =>
        string.Equals(PlainText.Standardise(one), PlainText.Standardise(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a rule finds something in a value, however the field that it stands in is standardised; what only the operator's lists find, too.</summary>
    private bool IsFound(MinimisingRule rule, string value) =>
        Spellings(value).SelectMany(spelling => new[] { spelling, LookAlikes.ToLatin(spelling) }).Any(spelling => rule.FindsIn(spelling, known));

    private static IEnumerable<string> Spellings(string value)
    {
        var plain = PlainText.Standardise(value);
        return [plain, LetterCase.Standardise(plain), AddressLine.Standardise(value) ?? "", Standardise(value)];
    }

    /// <summary>The same for every spelling that is standardised to one text, and for letters that only look like Latin ones, which the screen reads as those.</summary>
    private byte[] HashOf(string feed, string code, string value) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{feed}\n{code}\n{Standardise(value).Trim(' ', ',', '.', ';').ToUpperInvariant()}"));

    /// <summary>A telephone number and an e-mail address in the spelling that is screened; every other text plain.</summary>
    private static string Standardise(string value) =>
        TelephoneNumber.TryStandardise(value, out var phone) ? phone
        : EmailAddress.TryStandardise(value, out var address) ? address
        : LookAlikes.ToLatin(PlainText.Standardise(value));
}
