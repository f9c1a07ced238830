using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Registers;

namespace ContactPoint.Ingest.Tests.Registers;

public sealed class RegisterQueriesTests
{
    private static readonly FeedSpec Spec = FeedSpec.Parse(
        """
        name: coded
        title: Coded
        supplier: Somebody
        kind: delta
        local_id: Key
        columns:
          - { from: Name, to: forename }
          - { from: School, to: school_urn }
          - { from: Practice, to: gp_ods }
          - { from: Service, to: service }
          - { from: Provider, to: organisation, codes: { Old: E07000026, New: E06000063, RJ1: RJ1 } }
        """,
        "coded.yaml");

    private static readonly RegisterSet Registers = new(
    [
        Read(RegisterKind.Schools, "code,closed\n100001,\n100002,2020-08-31\n"),
        Read(RegisterKind.Practices, "code,closed\nA81001,\nA81002,2020-08-31\n"),
        Read(RegisterKind.LocalAuthorities, "code,closed,successors\nE07000026,2023-03-31,E06000063\n"),
    ]);

    [Theory]
    [InlineData("1,Ann,100001,A81001,,", "")]
    [InlineData("1,Ann,100009,A81009,,", "CP0161 CP0163")]
    [InlineData("1,Ann,100002,A81002,,", "CP0162 CP0164")]
    [InlineData("1,Ann,,,social-care,Old", "CP0166")]
    [InlineData("1,Ann,,,social-care,New", "CP0165")]
    [InlineData("1,Ann,,,social-care,RJ1", "")]
    [InlineData("1,Ann,12,A1,,", "CP0115 CP0116")]
    public void A_code_that_a_register_does_not_know_is_asked_about_and_kept(string row, string codes)
    {
        var asked = Check(row, Registers);

        Assert.Equal(codes, string.Join(' ', asked.Issues.Select(issue => issue.Kind.Code).Where(code => code != "CP0133")));
        Assert.Equal(((RowOutcome.Accepted)Check(row, null)).Record, ((RowOutcome.Accepted)asked).Record);
    }

    [Fact]
    public void Without_a_register_nothing_is_asked() => Assert.DoesNotContain(
        Check("1,Ann,100009,A81009,social-care,New", null).Issues, issue => issue.Kind.Code.StartsWith("CP016", StringComparison.Ordinal));

    private static RowOutcome Check(string row, RegisterSet? registers)
    {
        var text = $"Key,Name,School,Practice,Service,Provider\n{row}\n";
        using var check = ExtractCheck.Open(Spec, () => new MemoryStream(Encoding.UTF8.GetBytes(text)), new(2026, 9, 14), registers);
        return check.Rows().Single();
    }

    private static Register Read(RegisterKind kind, string text) => Register.Read(kind, () => new MemoryStream(Encoding.UTF8.GetBytes(text)), "register.csv");
}
