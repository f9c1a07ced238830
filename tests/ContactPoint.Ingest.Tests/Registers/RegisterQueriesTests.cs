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
        Read(RegisterKind.Schools, "code,closed,successors,dfe_number\n100001,,,820/4321\n100002,2020-08-31,100003,820/4322\n100003,2024-08-31,100004 100005,\n100004,,,\n100005,,,\n"),
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

    [Theory]
    [InlineData("8204321", "100001", "")]
    [InlineData(" 820/4321 ", "100001", "")]
    [InlineData("820/4322", "100002", "CP0162")]
    [InlineData("820/9999", null, "CP0115")]
    [InlineData("8209999", null, "CP0115")]
    public void A_school_given_by_its_dfe_number_is_the_one_of_the_register(string number, string? urn, string codes)
    {
        var checkedRow = Check($"1,Ann,{number},,,", Registers);

        Assert.Equal(urn, ((RowOutcome.Accepted)checkedRow).Record.School?.ToString());
        Assert.Equal(codes, string.Join(' ', checkedRow.Issues.Select(issue => issue.Kind.Code).Where(code => code != "CP0133")));
    }

    [Fact]
    public void Without_a_register_nobody_can_tell_a_dfe_number() =>
        Assert.Null(((RowOutcome.Accepted)Check("1,Ann,8204321,,,", null)).Record.School);

    [Theory]
    [InlineData("1,Ann,100002,A81001,,", "100004, 100005")]
    [InlineData("1,Ann,100001,A81002,,", "")]
    [InlineData("1,Ann,,,social-care,Old", "")]
    public void The_report_names_what_took_the_place_of_what_has_closed(string row, string successors)
    {
        var closed = Check(row, Registers).Issues.Single(issue => issue.Kind.Code is "CP0162" or "CP0164" or "CP0166");
        using var stream = new MemoryStream();
        using (var file = new IssuesFile(stream))
        {
            file.Write([closed]);
        }

        Assert.Equal(successors, closed.Successors);
        Assert.Equal(successors.Length > 0, Encoding.UTF8.GetString(stream.ToArray()).Contains($"The register has in its place: {successors}.", StringComparison.Ordinal));
    }
}
