using System.Buffers;
using System.Security.Cryptography;
using System.Text;

using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ContactPoint.Ingest.Feeds;

/// <summary>Reads one specification and lists everything that is wrong with it.</summary>
internal sealed class SpecReader(string place)
{
    private const int MaximumPreambleLines = 100;
    private const int LowestRank = 1_000;
    private const string ColumnCure = "List entries such as - { from: Surname, to: surname }.";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly string[] SettingsOfText = ["delimiter", "quote", "encoding", "preamble_lines", "trailer"];

    private readonly List<SpecFault> _faults = [];

    public FeedSpec Read(string yaml)
    {
        var root = Root(yaml);
        var spec = root is null ? null : ReadRoot(root, SHA256.HashData(Encoding.UTF8.GetBytes(yaml)));
        return _faults.Count == 0 && spec is not null ? spec : throw new FeedSpecException(_faults);
    }

    private SpecNode? Root(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode mapping }, ..])
            {
                return new(mapping, place, _faults);
            }

            _faults.Add(new(place, 0, "It is no feed specification.", "Begin it with name, title, supplier and kind; samples/feeds has five."));
        }
        catch (YamlException exception)
        {
            // the library has no kind of its own for it
            _faults.Add(exception.Message.Contains("Duplicate key", StringComparison.OrdinalIgnoreCase)
                ? new(place, (int)exception.Start.Line, "A setting stands here for the second time.", "Keep one of the two.")
                : new(place, (int)exception.Start.Line, "It is not YAML here.", "Look for a missing quote, a tab in place of spaces, or a wrong indent."));
        }

        return null;
    }

    private static FeedSpec ReadRoot(SpecNode root, byte[] sha256)
    {
        var name = root.Text("name", "Give the feed a name such as school-census.");
        if (name.Length > 0 && name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            root.AddFault(root.Find("name"), $"The name \"{name}\" has other signs than small letters, digits and hyphens.", "It names a folder: write school-census.");
        }

        var spec = new FeedSpec
        {
            Name = name,
            Title = root.Text("title", "Say what people call the feed."),
            Supplier = root.Text("supplier", "Say who sends it."),
            Kind = ReadKind(root),
            Contact = ExpectationReader.Contact(root.Child("contact")),
            Volume = ExpectationReader.Volume(root.Child("expected_rows")),
            Arrival = ExpectationReader.Arrival(root.Child("expected_by")),
            Format = ReadFormat(root.Child("file")),
            LocalId = root.Texts("local_id", "Name the column, or the columns, that hold the supplier's own key for the person."),
            Columns = [.. root.Children("columns", ColumnCure).Select(ColumnReader.Read)],
            Constants = ReadConstants(root),
            Aliases = ReadAliases(root),
            Rank = root.Number("rank", LowestRank, 1, LowestRank),
            AuthorityFor = root.Choices(
                "authority_for",
                ("names", Authority.Names),
                ("birth_date", Authority.BirthDate),
                ("gender", Authority.Gender),
                ("address", Authority.Address),
                ("school", Authority.School),
                ("practice", Authority.Practice),
                ("carers", Authority.Carers)),
            Sha256 = sha256,
        };
        if (spec.Columns.Count == 0 && root.Find("columns") is { } columns)
        {
            root.AddFault(columns, "\"columns\" is empty, so nothing would be read.", ColumnCure);
        }

        RefuseFieldsFilledTwice(root, spec);
        RefuseUnclearAliases(root, spec);
        root.RefuseUnknownKeys();
        return spec;
    }

    private static FeedKind ReadKind(SpecNode root)
    {
        if (root.Find("kind") is null)
        {
            // It must be said: a delta taken for a full extract would withdraw nearly everybody.
            root.AddFault(null, "\"kind\" is missing.", "Write kind: full when every file names everybody, kind: delta when it names what is new or changed.");
        }

        return root.Choice("kind", ("full", FeedKind.Full), ("delta", FeedKind.Delta));
    }

    private static FileFormat ReadFormat(SpecNode? file)
    {
        if (file is null)
        {
            return new(',', '"', FeedEncoding.Auto, 0, null);
        }

        var layout = file.Choice("format", ("csv", FileLayout.Delimited), ("ctf", FileLayout.CommonTransferFile));
        var format = new FileFormat(
            file.Character("delimiter", ','),
            file.Character("quote", '"'),
            file.Choice("encoding", ("auto", FeedEncoding.Auto), ("utf-8", FeedEncoding.Utf8), ("windows-1252", FeedEncoding.Windows1252)),
            file.Number("preamble_lines", 0, 0, MaximumPreambleLines),
            ReadTrailer(file.Child("trailer")))
        {
            Layout = layout,
        };
        if (layout == FileLayout.CommonTransferFile)
        {
            foreach (var key in SettingsOfText.Where(key => file.Find(key) is not null))
            {
                file.AddFault(file.Find(key), $"\"{key}\" means nothing in a Common Transfer File.", "Take it away: XML says of itself how it is written.");
            }
        }

        if (format.Delimiter == format.Quote)
        {
            file.AddFault(file.Find("quote"), "\"quote\" and \"delimiter\" are the same sign.", "Look at the file: columns are parted by one, values wrapped in the other.");
        }

        file.RefuseUnknownKeys();
        return format;
    }

    private static TrailerSpec? ReadTrailer(SpecNode? trailer)
    {
        if (trailer is null)
        {
            return null;
        }

        var read = new TrailerSpec(
            trailer.Text("starts_with", "Write what the last line's first field says, for example END."),
            trailer.Number("count_in_field", 0, 0, 100));
        trailer.RefuseUnknownKeys();
        return read;
    }

    private static Dictionary<TargetField, string> ReadConstants(SpecNode root)
    {
        var constants = new Dictionary<TargetField, string>();
        foreach (var (at, name, value) in root.Words("constants"))
        {
            if (TargetField.Find(name) is not { } target)
            {
                root.AddFault(at, $"\"{name}\" is none of our fields.", "Take a name from docs/schema.md.");
            }
            else if (ColumnReader.FaultOfValue(target, value) is { } cure)
            {
                root.AddFault(at, $"{name} cannot be \"{value}\".", cure);
            }
            else
            {
                constants[target] = value;
            }
        }

        return constants;
    }

    private static void RefuseFieldsFilledTwice(SpecNode root, FeedSpec spec)
    {
        var filled = spec.Columns.SelectMany(column => column.To).Concat(spec.Constants.Keys);
        foreach (var target in filled.GroupBy(target => target.Name).Where(group => group.Count() > 1))
        {
            root.AddFault(root.Find("columns"), $"{target.Key} is filled more than once.", "Fill each field from one entry; join columns with from: [first, second].");
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadAliases(SpecNode root)
    {
        var aliases = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, name, spellings) in root.WordLists("aliases"))
        {
            if (!aliases.TryAdd(name, spellings))
            {
                root.AddFault(at, $"The column \"{name}\" stands there twice.", "Write all its spellings in one list; capitals do not count.");
            }
        }

        return aliases;
    }

    /// <summary>A spelling must lead to one column, and to one that is read.</summary>
    private static void RefuseUnclearAliases(SpecNode root, FeedSpec spec)
    {
        var taken = spec.LocalId.Concat(spec.Columns.SelectMany(column => column.From)).Select(name => name.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var read = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, spellings) in spec.Aliases)
        {
            if (!read.Contains(name))
            {
                root.AddFault(root.Find("aliases"), $"The column \"{name}\" has aliases, but nothing is read from it.", "Name it in columns or local_id, spelt as there.");
            }

            foreach (var spelling in spellings.Where(spelling => !taken.Add(spelling)))
            {
                root.AddFault(root.Find("aliases"), $"The spelling \"{spelling}\" leads to two columns.", "Give each spelling to one column.");
            }
        }
    }
}
