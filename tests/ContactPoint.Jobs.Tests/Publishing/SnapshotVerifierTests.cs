using ContactPoint.Jobs.Publishing;

namespace ContactPoint.Jobs.Tests.Publishing;

public sealed class SnapshotVerifierTests
{
    [Fact]
    public async Task A_signed_snapshot_has_no_faults()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        await snapshot.SignAsync();
        Assert.Empty(await snapshot.VerifyAsync());
    }

    [Fact]
    public async Task An_unsigned_snapshot_is_nobodys()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        Assert.Equal(["There is no manifest.sig in the folder: nobody vouches for it."], await snapshot.VerifyAsync());
    }

    [Fact]
    public async Task Another_key_is_noticed()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        using var thief = SigningKey.Create();
        await thief.SignFolderAsync(snapshot.Folder, CancellationToken.None);
        Assert.Contains("signature", Assert.Single(await snapshot.VerifyAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_manifest_is_noticed()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        await snapshot.SignAsync();
        var path = snapshot.PathOf("manifest.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("2026-09-14", "2026-09-15", StringComparison.Ordinal));
        Assert.Contains("signature", Assert.Single(await snapshot.VerifyAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_changed_byte_of_any_file_is_noticed()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        await snapshot.SignAsync();
        foreach (var file in new DirectoryInfo(snapshot.Folder).GetFiles().Where(file => file.Name is not ("manifest.json" or "manifest.sig")))
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName);
            var changed = bytes.ToArray();
            changed[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file.FullName, changed);
            Assert.Equal([$"{file.Name} was changed: its SHA-256 isn't the one in the manifest."], await snapshot.VerifyAsync());
            await File.WriteAllBytesAsync(file.FullName, bytes);
        }
    }

    [Fact]
    public async Task A_cut_a_missing_and_an_extra_file_are_noticed_together()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        await snapshot.SignAsync();
        File.Delete(snapshot.PathOf("carers.csv"));
        await File.AppendAllTextAsync(snapshot.PathOf("changes.csv"), "x");
        await File.WriteAllTextAsync(snapshot.PathOf("notes.txt"), "x");
        var faults = await snapshot.VerifyAsync();
        Assert.Equal(3, faults.Count);
        Assert.Equal("notes.txt is in the folder but not in the manifest.", faults[0]);
        Assert.Equal("carers.csv is missing.", faults[1]);
        Assert.StartsWith("changes.csv has ", faults[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_is_no_snapshot()
    {
        using var snapshot = new SomeSnapshot();
        Assert.Equal(["There is no manifest.json in the folder."], await snapshot.VerifyAsync());
    }

    [Fact]
    public async Task A_file_that_is_signed_but_wrong_is_noticed()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        await snapshot.RewriteAndSignAsync("carers.csv", text => text.Replace("Tom Reed", "Tom Read", StringComparison.Ordinal));
        Assert.Equal(["carers.parquet, row 2: it isn't the row of carers.csv."], await snapshot.VerifyAsync());
    }

    [Fact]
    public async Task A_row_that_the_manifest_does_not_count_is_noticed()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        await snapshot.RewriteAndSignAsync("changes.csv", text => $"{text}{text.Split("\r\n")[3]}\r\n");
        Assert.Equal(
            ["changes.csv has 4 rows; the manifest says 3.", "changes.parquet has fewer rows than changes.csv."],
            await snapshot.VerifyAsync());
    }

    [Fact]
    public async Task Text_that_is_no_CSV_is_noticed_without_repeating_it()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        await snapshot.RewriteAndSignAsync("children.csv", text => $"{text}\"Secret");
        var fault = Assert.Single(await snapshot.VerifyAsync());
        Assert.StartsWith("children.csv, line 6: the quotes are wrong.", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Secret")]
    [InlineData("PAR1SecretSecretPAR1")]
    public async Task A_file_that_is_no_Parquet_is_noticed_without_repeating_it(string content)
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        await snapshot.RewriteAndSignAsync("carers.parquet", _ => content);
        Assert.Equal(["carers.parquet can't be read as Parquet."], await snapshot.VerifyAsync());
    }

    [Fact]
    public void A_text_that_is_no_key_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => SigningKey.FromPem("no key"));
        Assert.Throws<InvalidDataException>(() => SigningKey.FromPem(SomeSnapshot.Key.PublicPem));
        Assert.Throws<InvalidDataException>(() => SigningKey.Verifies("no key", [], []));
    }

    [Fact]
    public void A_key_that_was_written_down_signs_the_same()
    {
        using var read = SigningKey.FromPem(SomeSnapshot.Key.PrivatePem);
        Assert.Equal(SomeSnapshot.Key.Sign([1, 2, 3]), read.Sign([1, 2, 3]));
        Assert.True(SigningKey.Verifies(read.PublicPem, [1, 2, 3], read.Sign([1, 2, 3])));
    }
}
