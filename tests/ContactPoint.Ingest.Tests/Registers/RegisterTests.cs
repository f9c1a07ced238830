using System.Text;

using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Registers;

namespace ContactPoint.Ingest.Tests.Registers;

public sealed class RegisterTests
{
    private static readonly DateOnly Day = new(2026, 9, 14);

    private static readonly Register Schools = Read(
        RegisterKind.Schools,
        """
        code,name,opened,closed,successors,dfe_number
        100001,Oldfield School,1950-09-01,2012-08-31,100002,820/4321
        100002,Oldfield Academy,2012-09-01,2020-08-31,100003 100004,820/4321
        100003,Northmoor Academy,2020-09-01,,,820/4400
        100004,Southmoor Academy,2020-09-01,,,
        100005,New School,2027-09-01,,,
        100006,Closed School,,2000-07-31,,
        100007,Left,,2001-07-31,100008,
        100008,Right,,2001-07-31,100007,
        """);

    [Theory]
    [InlineData("100003", RegisterStanding.Open)]
    [InlineData(" 100002 ", RegisterStanding.Closed)]
    [InlineData("100005", RegisterStanding.NotYetOpen)]
    [InlineData("199999", RegisterStanding.NotListed)]
    [InlineData("", RegisterStanding.NotListed)]
    public void A_code_stands_in_one_way_on_a_day(string code, RegisterStanding standing) =>
        Assert.Equal(standing, Schools.StandingOf(code, Day));

    [Fact]
    public void The_first_and_the_last_day_count_as_open() => Assert.Equal(
        [RegisterStanding.NotYetOpen, RegisterStanding.Open, RegisterStanding.Open, RegisterStanding.Closed],
        new DateOnly[] { new(2012, 8, 31), new(2012, 9, 1), new(2020, 8, 31), new(2020, 9, 1) }.Select(day => Schools.StandingOf("100002", day)));

    [Theory]
    [InlineData("100001", "100003 100004")]
    [InlineData("100003", "100003")]
    [InlineData("100006", "")]
    [InlineData("100007", "")]
    [InlineData("199999", "")]
    public void Successors_are_followed_to_those_that_are_open(string code, string standIns) =>
        Assert.Equal(standIns, string.Join(' ', Schools.StandInsOf(code, Day).Select(entry => entry.Code)));

    [Fact]
    public void Successors_are_those_of_the_day() =>
        Assert.Equal("100002", Assert.Single(Schools.StandInsOf("100001", new(2015, 1, 1))).Code);

    [Fact]
    public void A_dfe_number_leads_to_the_school_that_has_it_last() =>
        Assert.Equal("Oldfield Academy", Schools.Find("8204321")?.Name);

    [Fact]
    public void The_register_of_schools_is_read_as_it_is_published()
    {
        var text = "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,OpenDate,CloseDate\n100001,820,Northmoor,4321,St Zoë’s School,,31-08-2012\n";
        var school = Register.Read(RegisterKind.Schools, () => new MemoryStream(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text)), "gias.csv").Find("8204321");

        Assert.Equal(("St Zoë’s School", null, new DateOnly(2012, 8, 31)), (school!.Name, school.Opened, school.Closed));
    }

    [Theory]
    [InlineData(RegisterKind.Practices, "code\nA81001\n")]
    [InlineData(RegisterKind.LocalAuthorities, "code,name\nE09000007,Camden\n")]
    public void Each_register_has_its_own_codes(RegisterKind kind, string text)
    {
        Assert.Equal(1, Read(kind, text).Count);
        Assert.Contains("line 2: the code is none", Assert.Throws<RegisterException>(() => Read(RegisterKind.Schools, text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_listed_with_its_line()
    {
        var faults = Assert.Throws<RegisterException>(() => Read(
            RegisterKind.Schools, "code,opened,closed\n100001,2012-09-01,2011-09-01\n100001,,\n100002,1 May,\nx,,\n")).Faults;

        Assert.Equal([2, 3, 4, 5], faults.Select(fault => int.Parse(fault.Split(", line ")[1].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("name\nx\n")]
    [InlineData("")]
    public void What_has_no_codes_is_no_register(string text) => Assert.Throws<RegisterException>(() => Read(RegisterKind.Schools, text));

    [Fact]
    public void What_is_no_table_is_no_register() => Assert.Throws<CsvTableException>(() => Read(RegisterKind.Schools, "%PDF-1.7"));

    [Theory]
    [InlineData("code,name\nA81001,\"Zzpractice\n", "register.csv, line 2: ")]
    [InlineData("code,name\nA81001,Zzpractice,1\n", "register.csv, line 2: ")]
    public void A_row_that_cannot_be_parted_ends_in_one_error_with_its_place(string text, string expected)
    {
        var fault = Assert.Throws<CsvTableException>(() => Read(RegisterKind.Practices, text)).Message;

        Assert.StartsWith(expected, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("Zzpractice", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_with_more_organisations_than_there_are_is_no_register()
    {
        var text = "code\n" + string.Concat(Enumerable.Range(0, 1_000_002).Select(each => $"{(char)('A' + (each / 100_000))}{each % 100_000:00000}\n"));

        Assert.Equal("register.csv: over 1,000,000 organisations are no register of schools, practices or authorities.", Assert.Throws<RegisterException>(() => Read(RegisterKind.Practices, text)).Message);
    }

    [Fact]
    public void A_folder_has_the_registers_that_it_has()
    {
        var folder = Directory.CreateTempSubdirectory("registers");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "practices.csv"), "code,name\nA81001,Practice\n");
            var registers = RegisterSet.Load(folder.FullName);

            Assert.Null(registers.Schools);
            Assert.Equal("Practice", registers.Practices?.Find("a81001")?.Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.Throws<DirectoryNotFoundException>(() => RegisterSet.Load(folder.FullName));
    }

    private static Register Read(RegisterKind kind, string text) => Register.Read(kind, () => new MemoryStream(Encoding.UTF8.GetBytes(text)), "register.csv");
}
