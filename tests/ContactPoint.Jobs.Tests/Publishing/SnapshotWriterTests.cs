using System.Globalization;

using ContactPoint.Ingest;
using ContactPoint.Jobs.Directory;
using ContactPoint.Jobs.Publishing;
using ContactPoint.TestSupport;

using CsCheck;

using Parquet;

namespace ContactPoint.Jobs.Tests.Publishing;

public sealed class SnapshotWriterTests
{
    [Theory]
    [InlineData("children")]
    [InlineData("carers")]
    [InlineData("involvements")]
    [InlineData("changes")]
    public async Task A_table_is_written_as_the_contract_says(string table)
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        var bytes = await File.ReadAllTextAsync(snapshot.PathOf($"{table}.csv"));
        Assert.StartsWith("child_number,", bytes, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", bytes, StringComparison.Ordinal);
        Golden.AssertSame(bytes, $"Snapshot.{table}");
    }

    [Fact]
    public async Task The_manifest_is_written_as_the_contract_says()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        var manifest = SnapshotManifest.Parse(await File.ReadAllBytesAsync(snapshot.PathOf("manifest.json")));

        // Another version of the Parquet library may write other bytes for the same rows.
        var files = manifest.Files.Select(file => file.Name.EndsWith(".parquet", StringComparison.Ordinal) ? file with { Bytes = 0, Sha256 = "…" } : file);
        Golden.AssertSame(System.Text.Encoding.UTF8.GetString((manifest with { Files = [.. files] }).ToBytes()), "Snapshot.manifest");
    }

    [Fact]
    public async Task The_same_children_give_the_same_bytes()
    {
        using var one = await SomeSnapshot.WriteAsync();
        using var other = await SomeSnapshot.WriteAsync();
        await one.SignAsync();
        await other.SignAsync();
        var names = new DirectoryInfo(one.Folder).GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(10, names.Count);
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(one.PathOf(name)), File.ReadAllBytes(other.PathOf(name))));
    }

    [Fact]
    public async Task Parquet_has_typed_columns_and_no_metadata_of_its_own()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        await using var stream = File.OpenRead(snapshot.PathOf("children.parquet"));
        await using var reader = await ParquetReader.CreateAsync(stream, new ParquetOptions { UseDateOnlyTypeForDates = true });
        var types = reader.Schema.DataFields.ToDictionary(field => field.Name, field => field.ClrType);
        Assert.Equal(typeof(DateOnly), types["birth_date"]);
        Assert.Equal(typeof(int), types["age"]);
        Assert.Equal(typeof(bool), types["shielded"]);
        Assert.Equal(typeof(ReadOnlyMemory<char>), types["surname"]);
        Assert.Empty(reader.CustomMetadata);
    }

    [Fact]
    public async Task Any_text_reads_back_from_both_files() =>
        await Gen.String[Gen.Char["a,\"\r\n é=+"], 0, 6].Array[1, 12].SampleAsync(async texts =>
        {
            var children = texts.Select((text, index) => new DirectoryEntry
            {
                Number = ChildNumber.At(index),
                Surname = text.Length == 0 ? null : text,
                Carers = [new(text.Length == 0 ? null : text, CarerRelation.Care, null, null)],
            });
            using var snapshot = await SomeSnapshot.WriteAsync(children);
            await snapshot.SignAsync();
            Assert.Empty(await snapshot.VerifyAsync());
            var read = new List<string>();
            snapshot.Scan((column, text) =>
            {
                if (column == "children.surname")
                {
                    read.Add(text);
                }

                return null;
            });
            Assert.Equal(texts.Where(text => text.Length > 0), read);
        }, iter: 25);

    [Fact]
    public async Task More_children_than_a_row_group_holds_are_written_and_verified()
    {
        const int Many = 40_000;
        var children = Enumerable.Range(0, Many).Select(index => new DirectoryEntry
        {
            Number = ChildNumber.At(index * 7L),
            Surname = $"Moss{index.ToString(CultureInfo.InvariantCulture)}",
            BirthDate = index % 2 == 0 ? null : new DateOnly(2015, 1, 1).AddDays(index % 300),
        });
        using var snapshot = await SomeSnapshot.WriteAsync(children);
        await snapshot.SignAsync();
        Assert.Empty(await snapshot.VerifyAsync());

        await using var stream = File.OpenRead(snapshot.PathOf("children.parquet"));
        await using var reader = await ParquetReader.CreateAsync(stream);
        Assert.Equal(2, reader.RowGroupCount);
    }

    [Fact]
    public async Task Children_out_of_order_are_refused_and_leave_no_folder()
    {
        using var snapshot = new SomeSnapshot();
        await Assert.ThrowsAsync<InvalidOperationException>(() => snapshot.WriteAgainAsync(SomeSnapshot.Children.Reverse()));
        Assert.False(System.IO.Directory.Exists(snapshot.Folder));
    }

    [Fact]
    public async Task A_candidate_is_replaced_by_the_next_try()
    {
        using var snapshot = await SomeSnapshot.WriteAsync(SomeSnapshot.Children.Take(1));
        await snapshot.WriteAgainAsync();
        await snapshot.SignAsync();
        Assert.Empty(await snapshot.VerifyAsync());
    }
}
