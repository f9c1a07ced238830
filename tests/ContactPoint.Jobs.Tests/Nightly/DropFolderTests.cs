using System.Diagnostics;

using ContactPoint.Jobs.Nightly;

namespace ContactPoint.Jobs.Tests.Nightly;

public sealed class DropFolderTests : IDisposable
{
    private readonly DirectoryInfo _root = System.IO.Directory.CreateTempSubdirectory("contactpoint-drop-");

    private string Feed => System.IO.Directory.CreateDirectory(Path.Combine(_root.FullName, "school-census")).FullName;

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task Only_plain_files_are_taken()
    {
        await File.WriteAllTextAsync(Path.Combine(Feed, "b.csv"), "b");
        await File.WriteAllTextAsync(Path.Combine(Feed, "a.csv"), "");
        await File.WriteAllTextAsync(Path.Combine(Feed, "growing.csv.part"), "");
        await File.WriteAllTextAsync(Path.Combine(Feed, ".hidden.csv"), "");
        File.CreateSymbolicLink(Path.Combine(Feed, "link.csv"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(Feed, "dangling.csv"), "nowhere");
        System.IO.Directory.CreateDirectory(Path.Combine(Feed, "folder.csv"));
        using var pipe = Process.Start("mkfifo", [Path.Combine(Feed, "pipe.csv")]);
        await pipe.WaitForExitAsync();

        var (files, others) = new DropFolder(_root.FullName).FilesOf("school-census");

        Assert.Equal(["a.csv", "b.csv"], files.Select(file => Path.GetFileName(file.Path)));
        Assert.Equal(5, others);
    }

    [Fact]
    public void A_feeds_folder_that_is_a_link_is_left_alone()
    {
        System.IO.Directory.CreateSymbolicLink(Path.Combine(_root.FullName, "linked"), Feed);
        File.WriteAllText(Path.Combine(Feed, "a.csv"), "a");

        Assert.Equal(([], 1), new DropFolder(_root.FullName).FilesOf("linked"));
    }

    [Fact]
    public void What_lies_in_no_feeds_folder_is_counted()
    {
        _ = Feed;
        System.IO.Directory.CreateDirectory(Path.Combine(_root.FullName, "school_census"));
        File.WriteAllText(Path.Combine(_root.FullName, "loose.csv"), "");

        Assert.Equal((1, 1), new DropFolder(_root.FullName).Strays(["school-census"]));
    }
}
