using System.Reflection;
using System.Text.RegularExpressions;

using ContactPoint.Ingest;

using Xunit;

namespace ContactPoint.Architecture.Tests;

/// <summary>Logs and exceptions have ids and counts, never people.</summary>
public sealed partial class PrivacyTests
{
    /// <summary>Codes and flags that say nothing of who a child is.</summary>
    private static readonly HashSet<string> NotPersonal = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(Involvement.Service), nameof(Involvement.Organisation), nameof(Involvement.Start), nameof(Involvement.End),
        nameof(Involvement.Lead), nameof(Carer.Relation), nameof(Carer.Name), nameof(ChildRecord.Involvement), "EqualityContract",
    };

    /// <summary>
    /// The canonical record's own fields, so that a new field is personal until somebody says that it is not; and the
    /// words under which such values go about. A bare "name" is a feed's as often as a person's, and so is not one.
    /// </summary>
    private static readonly HashSet<string> Personal = new Type[] { typeof(ChildRecord), typeof(Carer), typeof(Involvement), typeof(SensitiveDetail) }
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        .Select(property => property.Name)
        .Except(NotPersonal, StringComparer.OrdinalIgnoreCase)
        .Concat(["Child", "Person", "Carer", "Record", "RawRow", "Value", "FullName", "ChildName", "DateOfBirth", "Dob", "Address", "Reason"])
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void A_log_line_names_no_personal_field() => Offences.AssertNone(
        Repository.ProductCode.SelectMany(file => PersonalPlaceholders(file.Path, file.Text)),
        "A log line holds ids and counts, never what a record says.");

    [Theory]
    [InlineData("logger.LogInformation(\"Read {Surname}\", surname);")]
    [InlineData("[LoggerMessage(Level = LogLevel.Warning, Message = \"Odd {LocalId}\")]")]
    [InlineData("[LoggerMessage(3, LogLevel.Warning,\n    \"Odd {postcode}\")]")]
    [InlineData("Log.Warning(exception, \"Line {Line}: {@RawRow}\", line, row);")]
    public void A_personal_log_line_is_seen(string line) => Assert.NotEmpty(PersonalPlaceholders("some.cs", line));

    [Theory]
    [InlineData("logger.LogInformation(\"Read {Extract}: {Rows} rows\", id, rows);")]
    [InlineData("issues.Add($\"{surname}\");")]
    public void A_line_without_people_is_allowed(string line) => Assert.Empty(PersonalPlaceholders("some.cs", line));

    [Fact]
    public void A_log_method_takes_no_personal_value() => Offences.AssertNone(
        Product.WrittenTypes.SelectMany(PersonalParameters), "A log method takes ids and counts, never what a record says.");

    [Fact]
    public void A_log_method_that_takes_a_person_is_seen() => Assert.Equal(2, PersonalParameters(typeof(Fixtures.LogOffender)).Count());

    [Fact]
    public void An_exception_repeats_no_personal_value() => Offences.AssertNone(
        Repository.ProductCode.SelectMany(file => PersonalExceptions(file.Path, file.Text)),
        "An exception's text goes to logs: it names a place, never what stands there.");

    [Fact]
    public void An_exception_that_repeats_a_value_is_seen()
    {
        Assert.NotEmpty(PersonalExceptions("some.cs", "throw new FormatException($\"{record.Surname} is odd\");"));
        Assert.Empty(PersonalExceptions("some.cs", "throw new FormatException($\"Line {line.Number} is odd\");"));
    }

    private static IEnumerable<string> PersonalPlaceholders(string path, string text) =>
        from call in LogCall().Matches(text)
        from placeholder in Placeholder().Matches(call.Value)
        where Personal.Contains(placeholder.Groups[1].Value)
        select $"{path} logs {placeholder.Groups[1].Value}";

    private static IEnumerable<string> PersonalExceptions(string path, string text) =>
        from thrown in Throw().Matches(text)
        from placeholder in Interpolation().Matches(thrown.Value)
        where Personal.Contains(placeholder.Groups[1].Value)
        select $"{path} throws {placeholder.Groups[1].Value}";

    private static IEnumerable<string> PersonalParameters(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == "LoggerMessageAttribute")
        from parameter in method.GetParameters()
        where Personal.Contains(parameter.Name!) || parameter.ParameterType.Namespace?.StartsWith("ContactPoint.Ingest", StringComparison.Ordinal) == true
        select $"{Product.NameOf(type)}.{method.Name} takes {parameter.Name}";

    /// <summary>From a logging call, or a LoggerMessage attribute, to the end of its statement.</summary>
    [GeneratedRegex(@"(\bLoggerMessage\(|\bLog(Trace|Debug|Information|Warning|Error|Critical)\(|\b[Ll]og(ger)?\.(Verbose|Debug|Information|Warning|Error|Fatal)\()[^;]*?(\);|\)\])")]
    private static partial Regex LogCall();

    [GeneratedRegex(@"\{[@$]?(\w+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"throw new [^;]*;")]
    private static partial Regex Throw();

    /// <summary>The last name in an interpolated hole: {record.Surname} says Surname.</summary>
    [GeneratedRegex(@"\{(?:\w+[.?!]+)*(\w+)[^}]*\}")]
    private static partial Regex Interpolation();
}
