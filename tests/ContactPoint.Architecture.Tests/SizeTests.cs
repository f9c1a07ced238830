using System.Reflection;
using System.Runtime.CompilerServices;

using Xunit;

namespace ContactPoint.Architecture.Tests;

/// <summary>Small enough to read. We aim for files under 300 lines and methods under 50; these are the limits.</summary>
public sealed class SizeTests
{
    private const int MostLinesInAFile = 400;
    private const int MostLinesInAMethod = 70;
    private const int MostLinesInTheProgram = 60;
    private const int MostParameters = 5;

    /// <summary>What may be longer, and why. A hot kernel that measures faster in one piece names its measurement.</summary>
    private static readonly Dictionary<string, string> LongForAReason = new(StringComparer.Ordinal);

    [Fact]
    public void Files_fit_on_a_few_screens() => Offences.AssertNone(
        Repository.Files.Where(IsMeasured).SelectMany(file => TooLong(file.Path, file.Lines.Count)),
        $"A file has at most {MostLinesInAFile} lines: find the second subject in it, and give that a file.");

    [Fact]
    public void A_long_file_is_seen() => Assert.NotEmpty(TooLong("Long.cs", MostLinesInAFile + 1));

    [Fact]
    public void Methods_fit_on_one_screen() => Offences.AssertNone(
        Product.All.SelectMany(assembly => LongMethods(assembly, MostLinesInAMethod)),
        $"A method has at most {MostLinesInAMethod} lines: give its steps names.");

    [Theory]
    [InlineData("FiveLines")]
    [InlineData("FiveLinesAsync")]
    public void A_long_method_is_seen(string method) => Assert.Contains(
        LongMethods(typeof(SizeTests).Assembly, 4),
        offence => offence.StartsWith($"{nameof(Fixtures.LongOffenders)}.{method} has ", StringComparison.Ordinal));

    [Fact]
    public void An_exemption_has_a_reason_and_is_still_needed() => Offences.AssertNone(
        from exemption in LongForAReason
        where exemption.Value.Length < 20 || Product.All.SelectMany(MethodLengths.In).All(
            method => method.Method != exemption.Key || method.Lines <= MostLinesInAMethod)
        select exemption.Key,
        "An exemption says why, and goes when it is not needed any more.");

    [Fact]
    public void The_program_only_puts_its_parts_together() => Offences.AssertNone(
        Repository.ProductCode.Where(file => file.Name == "Program.cs" && file.Lines.Count > MostLinesInTheProgram).Select(file => file.Path),
        $"Program.cs has at most {MostLinesInTheProgram} lines.");

    [Fact]
    public void Constructors_take_at_most_five_parameters() => Offences.AssertNone(
        Product.WrittenTypes.SelectMany(type => WideConstructors(type)),
        $"A class that needs more than {MostParameters} things does more than one job. Records, which only carry values, may be wider.");

    [Fact]
    public void A_wide_constructor_is_seen() => Assert.NotEmpty(WideConstructors(typeof(Fixtures.WideOffender)));

    private static bool IsMeasured(SourceFile file) =>
        file.IsCode || file.Path.EndsWith(".cshtml", StringComparison.Ordinal) || file.Path is "contactpoint" or ".ci/run";

    private static IEnumerable<string> TooLong(string path, int lines) =>
        lines > MostLinesInAFile ? [$"{path} has {lines} lines"] : [];

    private static IEnumerable<string> LongMethods(Assembly assembly, int most) =>
        from method in MethodLengths.In(assembly)
        where method.Lines > most && !LongForAReason.ContainsKey(method.Method)
        select $"{method.Method} has {method.Lines} lines";

    private static IEnumerable<string> WideConstructors(Type type) =>
        from constructor in type.GetConstructors()
        where constructor.GetParameters().Length > MostParameters && !IsRecord(type)
            && !constructor.IsDefined(typeof(CompilerGeneratedAttribute))
        select $"{Product.NameOf(type)} takes {constructor.GetParameters().Length} parameters";

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null;
}
