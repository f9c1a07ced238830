using System.Globalization;

using ContactPoint.Jobs.Samples;

namespace ContactPoint.Jobs.Tests.Samples;

public sealed class SampleGeneratorTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes_with_any_number_of_threads()
    {
        using var one = SampleFolder.Generate(children: 1500, seed: 7, days: 3, threads: 1);
        using var many = SampleFolder.Generate(children: 1500, seed: 7, days: 3, threads: 5);

        var (expected, actual) = (one.Files(), many.Files());

        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, file => Assert.True(file.Value.AsSpan().SequenceEqual(actual[file.Key]), file.Key));
    }

    [Fact]
    public void Another_seed_gives_other_people()
    {
        using var one = SampleFolder.Generate(children: 300, seed: 1);
        using var other = SampleFolder.Generate(children: 300, seed: 2);

        var names = one.Flat.Select(Person).ToHashSet();

        Assert.True(other.Flat.Count(row => names.Contains(Person(row))) < other.Flat.Count / 20);
    }

    [Fact]
    public void Counts_reconcile_with_the_files_and_the_truth()
    {
        using var folder = SampleFolder.Generate(children: 500, seed: 3);
        using var again = SampleFolder.Generate(children: 1, seed: 3);
        var counts = SampleGenerator.Generate(
            new SampleOptions { Children = 500, Seed = 3, OutFolder = again.FullName, FlatFile = again.FlatFile },
            null,
            CancellationToken.None);

        Assert.Equal(500, counts.Children);
        Assert.Equal(folder.Truth.Count, counts.Rows);
        Assert.Equal(counts.Files.Sum(file => file.Rows), counts.Rows);
        Assert.Equal(folder.Planted.Count, counts.Planted);
        Assert.Equal(folder.Flat.Count, counts.FlatRows);
        Assert.Equal(folder.Files().Keys.Order(), again.Files().Keys.Order());
        Assert.All(counts.Files, file => Assert.Equal(folder.Extract(file.Day, file.Feed).Count, file.Rows));
    }

    [Fact]
    public void A_record_of_the_flat_table_bears_the_child_that_the_truth_says()
    {
        using var folder = SampleFolder.Generate(children: 800, seed: 11);
        var truth = folder.Truth.Select(row => ($"{row[0]}/{row[3]}", row[5])).ToHashSet();

        Assert.All(folder.Flat, row => Assert.Contains((row[0], row[2]), truth));
        Assert.Equal(folder.Flat.Count, folder.Flat.Select(row => row[0]).Distinct().Count());
    }

    [Fact]
    public void On_the_next_day_only_rows_of_children_to_whom_something_happened_differ()
    {
        using var folder = SampleFolder.Generate(children: 6000, seed: 5, days: 2);
        foreach (var feed in new[] { "school-census", "health-registrations", "childrens-services", "registrations" })
        {
            var first = RowsOf(folder, 1, feed);
            var second = RowsOf(folder, 2, feed);
            var changed = second.Except(first).Count();

            Assert.InRange(first.Intersect(second).Count(), first.Count * 0.96, first.Count);
            Assert.InRange(changed, 1, second.Count * 0.04);
        }

        var known = RowsOf(folder, 1, "youth-services");
        var delta = RowsOf(folder, 2, "youth-services");
        Assert.InRange(delta.Count, 1, known.Count / 20);
        Assert.Empty(delta.Intersect(known));
    }

    [Fact]
    public void About_one_child_in_a_hundred_changes_in_a_day_a_few_are_born_and_a_few_leave()
    {
        using var folder = SampleFolder.Generate(children: 6000, seed: 6, days: 2);
        var before = Texts(folder, 1);
        var after = Texts(folder, 2);
        var both = before.Keys.Intersect(after.Keys).ToList();

        var changed = both.Count(child => !before[child].SetEquals(after[child]));

        Assert.InRange(changed, 6000 * 0.004, 6000 * 0.02);
        Assert.InRange(after.Keys.Except(before.Keys).Count(), 1, 30);
        Assert.InRange(Gone(folder), 1, 40);
    }

    [Fact]
    public void Harder_worlds_have_more_errors()
    {
        using var easy = SampleFolder.Generate(children: 1500, seed: 9, difficulty: SampleDifficulty.Easy);
        using var usual = SampleFolder.Generate(children: 1500, seed: 9, difficulty: SampleDifficulty.Realistic);
        using var hard = SampleFolder.Generate(children: 1500, seed: 9, difficulty: SampleDifficulty.Hard);

        var shares = new[] { easy, usual, hard }.Select(ShareOfWholeNames).ToArray();

        Assert.True(shares[0] > shares[1] && shares[1] > shares[2], string.Join(' ', shares));
    }

    [Fact]
    public void Options_that_cannot_be_used_are_refused_with_every_fault()
    {
        var options = new SampleOptions { Children = 0, Seed = 1, Days = 1000, OutFolder = " ", Threads = -1 };

        Assert.Equal(4, options.Faults().Count);
        Assert.Throws<ArgumentException>(() => SampleGenerator.Generate(options, null, CancellationToken.None));
    }

    [Fact]
    public void A_cancelled_call_leaves_no_file_behind()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("samples");
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => SampleGenerator.Generate(
            new SampleOptions { Children = 100, Seed = 1, OutFolder = folder.FullName, FlatFile = Path.Combine(folder.FullName, "flat.csv") },
            null,
            cancellation.Token));

        Assert.Empty(folder.GetFiles("*", SearchOption.AllDirectories));
        folder.Delete(recursive: true);
    }

    /// <summary>Registered with a practice on the first day and not on the second.</summary>
    private static int Gone(SampleFolder folder) => folder.Extract(1, "health-registrations").Select(row => row.Cells[0])
        .Except(folder.Extract(2, "health-registrations").Select(row => row.Cells[0]))
        .Count();

    private static string Person(string[] row) => $"{row[3]}|{row[5]}|{row[10]}";

    private static HashSet<string> RowsOf(SampleFolder folder, int day, string feed) =>
        folder.Extract(day, feed).Select(row => string.Join('\u001f', row.Cells)).ToHashSet();

    /// <summary>What the suppliers that send everything say about each child.</summary>
    private static Dictionary<string, HashSet<string>> Texts(SampleFolder folder, int day)
    {
        var children = new Dictionary<string, HashSet<string>>();
        foreach (var feed in new[] { "school-census", "health-registrations", "childrens-services", "registrations" })
        {
            var rows = folder.Extract(day, feed).ToDictionary(row => row.Line.ToString(CultureInfo.InvariantCulture), row => string.Join('\u001f', row.Cells));
            foreach (var truth in folder.Truth.Where(row => row[0] == feed && row[1] == day.ToString(CultureInfo.InvariantCulture) && row[5].Length > 0))
            {
                children.TryAdd(truth[5], []);
                children[truth[5]].Add(rows[truth[4]]);
            }
        }

        return children;
    }

    /// <summary>How many of a child's records have the name that most of them have.</summary>
    private static double ShareOfWholeNames(SampleFolder folder)
    {
        var children = folder.Flat.GroupBy(row => row[2]).Where(group => group.Count() > 2).ToList();
        var agreeing = children.Sum(group => group
            .GroupBy(row => $"{row[3]} {row[5]} {row[10]}".ToUpperInvariant())
            .Max(same => same.Count()));
        return (double)agreeing / children.Sum(group => group.Count());
    }
}
