using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>The fingerprint of what a feed is screened by differs exactly when that does.</summary>
public sealed class FeedScreenTests
{
    private const string Line = "200000 209999 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1";

    [Fact]
    public void Each_list_and_each_allowance_changes_it()
    {
        string[] fingerprints =
        [
            Fingerprint(ScreenLists.None),
            Fingerprint(new() { RefugeAddresses = ["7 Quiet Lane"] }),
            Fingerprint(new() { RefugeAddresses = ["7 Quiet Lane", "8 Quiet Lane"] }),
            Fingerprint(new() { SensitiveContacts = ["duty@hub.example.org"] }),
            Fingerprint(new() { Modulus = ModulusTable.Parse([Line]) }),
            Fingerprint(ScreenLists.None, "AA"),
            Fingerprint(ScreenLists.None, "AA", "BB"),
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_order_and_the_spelling_of_a_list_do_not_but_the_key_does()
    {
        Assert.Equal(
            Fingerprint(new() { RefugeAddresses = ["7 Quiet Lane", "8 QUIET LANE"], SensitiveContacts = ["0161 496 0555"] }),
            Fingerprint(new() { RefugeAddresses = ["8 Quiet Lane", "7 quiet lane "], SensitiveContacts = ["+441614960555"] }));
        Assert.NotEqual(FeedScreen.Of(ScreenLists.None, new(null, []), [2]).Fingerprint, FeedScreen.Of(ScreenLists.None, new(null, []), [1]).Fingerprint);
    }

    private static string Fingerprint(ScreenLists lists, params string[] hashes) => Convert.ToHexString(FeedScreen.Of(lists, new(null, hashes), [1]).Fingerprint);
}
