using System.Text;

using ContactPoint.Ingest.Minimising;
using ContactPoint.Jobs.Security;

namespace ContactPoint.Jobs.Tests.Security;

/// <summary>The folder of what the operator knows: a list that is read wrongly would protect nobody, and say nothing about it.</summary>
public sealed class OperatorListsTests : IDisposable
{
    private const string SoundLine = "200000 200099 MOD11 0 0 0 0 0 0 7 1 3 7 1 3 7 1";

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("contactpoint-lists-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_folder_has_the_lists_that_it_has()
    {
        Write(OperatorLists.SensitiveContacts, "# duty lines\n\n0161 496 0555\n@outreach.example.org\nclinic.example.org\nduty@hub.example.org\n");
        Write(OperatorLists.Refuges, "\uFEFF7 Quiet Lane\r\n  # moved\r\nTŷ Gwyn\r\n");
        var lists = OperatorLists.Load(_folder.FullName);

        Assert.True(lists.IsSensitiveContact("+441614960555"));
        Assert.True(lists.IsSensitiveContact("anybody@outreach.example.org"));
        Assert.True(lists.IsSensitiveContact("anybody@clinic.example.org"));
        Assert.True(lists.IsSensitiveContact("duty@hub.example.org"));
        Assert.False(lists.IsSensitiveContact("other@hub.example.org"));
        Assert.True(lists.IsRefuge("7 quiet lane"));
        Assert.True(lists.IsRefuge("Tŷ Gwyn"));
        Assert.Null(lists.Modulus);

        Write(OperatorLists.Modulus, $"# weights\n{SoundLine}\n");
        Assert.NotNull(OperatorLists.Load(_folder.FullName).Modulus);
    }

    [Fact]
    public void An_empty_folder_and_none_know_nothing()
    {
        Assert.Same(ScreenLists.None, OperatorLists.Load(null));
        Assert.Same(ScreenLists.None, OperatorLists.Load(_folder.FullName));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains("gone, which is not there. Make the folder", Fault(() => OperatorLists.Load(Path.Combine(_folder.FullName, "gone"))), StringComparison.Ordinal);

    [Theory]
    [InlineData(OperatorLists.SensitiveContacts, "0161 496 0555\n\nthe zzclinic\n", "line 3: it is no telephone number, e-mail address or domain. Write ")]
    [InlineData(OperatorLists.SensitiveContacts, "zzname@\n", "line 1: it is no telephone number")]
    [InlineData(OperatorLists.Refuges, "# two\n,,,\n", "line 2: it is no line of an address. Write ")]
    [InlineData(OperatorLists.Modulus, "# weights\n" + SoundLine + "\n200000 zz MOD11 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n", "line 3: it is none of the table. It needs ")]
    [InlineData(OperatorLists.Refuges, "PK\u0003\u0004zzsheet", "line 1: it is too long, or no text. The list is plain text")]
    public void A_line_that_is_none_ends_in_one_error_with_place_and_cure(string file, string text, string expected)
    {
        Write(file, text);
        var fault = Fault(() => OperatorLists.Load(_folder.FullName));

        Assert.Contains(file + ", " + expected, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("zz", fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault);
    }

    [Fact]
    public void A_list_that_is_too_large_is_not_read()
    {
        using (var file = File.Create(Path.Combine(_folder.FullName, OperatorLists.Refuges)))
        {
            file.SetLength(10_000_001);
        }

        Assert.Contains("refuges.txt has over 10 MB", Fault(() => OperatorLists.Load(_folder.FullName)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_in_another_encoding_is_refused_because_its_entries_would_never_be_found()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, OperatorLists.Refuges), [.. Encoding.Latin1.GetBytes("Château House\n")]);

        Assert.Contains("refuges.txt is not written in UTF-8. Save it as UTF-8", Fault(() => OperatorLists.Load(_folder.FullName)), StringComparison.Ordinal);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);

    private static string Fault(Action load) => Assert.Throws<MissingPartException>(load).Message;
}
