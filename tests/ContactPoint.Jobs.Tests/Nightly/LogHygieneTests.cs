using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

using ContactPoint.Jobs.Commands;
using ContactPoint.Jobs.Store;

using Dapper;

namespace ContactPoint.Jobs.Tests.Nightly;

/// <summary>Nothing of a person is where ids and counts belong: searched for, value by value, after two whole nights.</summary>
[Collection(TwoNights.Collection)]
public sealed class LogHygieneTests(TwoNights nights)
{
    private const int ShortestTelling = 6;

    /// <summary>Shorter ones, dates among them, are also fractions of seconds and counts.</summary>
    private const int ShortestTellingNumber = 9;

    [Fact]
    public async Task No_name_number_or_address_of_the_samples_is_in_logs_job_arguments_or_issues()
    {
        var telling = TellingValues();
        Assert.True(telling.Count > 10_000, $"only {telling.Count} values to search for");

        AssertNone(telling, "the log", LogText());
        AssertNone(telling, "Hangfire's tables", await TableTextAsync("hangfire"));
        AssertNone(telling, "the ledger", await TableTextAsync("run"));
        AssertNone(telling, "the issues", await QueryTextAsync("select issue::text from ingest.issue"));
        AssertNone(telling, "the minimisation counts", await QueryTextAsync("select minimised::text from ingest.minimised"));
        AssertNone(telling, "the cases", await QueryTextAsync("select review_case::text from matching.review_case"));
    }

    [Fact]
    public async Task The_search_finds_a_value_where_one_stands() =>
        Assert.NotEmpty(Found(TellingValues(), await QueryTextAsync("select record::text from ingest.record limit 100")));

    /// <summary>Every word and number of the extracts that could point to a person: too short or too plain ones are left out.</summary>
    private static HashSet<string> TellingValues()
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in System.IO.Directory.EnumerateFiles(DemoCommand.Days()[0].Folder, "*.csv", SearchOption.AllDirectories))
        {
            words.UnionWith(File.ReadLines(file, Encoding.Latin1).Skip(4).SelectMany(line => Words(line)));
        }

        words.ExceptWith(PlainWords());
        return words;
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', ',', ';', '|', '\t', '"', '/', ':', '{', '}', '(', ')', '<', '>', '=', '.', '@', '\\', '[', ']', '\'', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= (word.All(char.IsAsciiDigit) ? ShortestTellingNumber : ShortestTelling));

    /// <summary>Words of the program's own: its names, its texts, and its feeds' specifications.</summary>
    private static IEnumerable<string> PlainWords() =>
        new[] { typeof(Program).Assembly, typeof(ContactPoint.Ingest.ChildRecord).Assembly, typeof(ContactPoint.Matching.Linker).Assembly }
            .SelectMany(assembly => NamesIn(assembly).Concat(TextsIn(assembly)))
            .Concat(System.IO.Directory.EnumerateFiles(ContactPointOptions.Sample("feeds")).SelectMany(File.ReadLines))
            .SelectMany(Words);

    private static IEnumerable<string> NamesIn(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => type.GetMembers().Select(member => member.Name).Append(type.FullName!));

    private static List<string> TextsIn(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var texts = new List<string>();
        for (var handle = metadata.GetNextHandle(default(UserStringHandle)); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            texts.Add(metadata.GetUserString(handle));
        }

        return texts;
    }

    private static void AssertNone(HashSet<string> telling, string place, string text)
    {
        var found = Found(telling, text);
        Assert.True(found.Count == 0, $"{found.Count} values of the samples are in {place}; the first has {found.FirstOrDefault()?.Length} characters");
    }

    private static List<string> Found(HashSet<string> telling, string text) => [.. Words(text).Where(telling.Contains).Distinct()];

    private string LogText() => string.Join('\n', System.IO.Directory
        .EnumerateFiles(Path.Combine(nights.Program.DataFolder, "logs"))
        .Select(path =>
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd();
        }));

    private async Task<string> TableTextAsync(string schema)
    {
        await using var connection = await nights.Program.Host.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        var tables = await connection.QueryAsync<string>(
            "select format('select t::text from %I.%I t', schemaname, tablename) from pg_tables where schemaname = @schema", new { schema });
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            text.AppendJoin('\n', await connection.QueryAsync<string>(table)).AppendLine();
        }

        return text.ToString();
    }

    private async Task<string> QueryTextAsync(string query)
    {
        await using var connection = await nights.Program.Host.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return string.Join('\n', await connection.QueryAsync<string>(query));
    }
}
