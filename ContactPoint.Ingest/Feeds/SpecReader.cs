using System.Buffers;
using System.Globalization;

using ContactPoint.Ingest.Values;

using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ContactPoint.Ingest.Feeds;

/// <summary>Reads one specification and lists everything that is wrong with it.</summary>
internal sealed class SpecReader(string place)
{
    private const int MaximumPreambleLines = 100;
    private const string ColumnCure = "List entries such as - { from: Surname, to: surname }.";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly List<SpecFault> _faults = [];

    public FeedSpec Read(string yaml)
    {
        var root = Root(yaml);
        var spec = root is null ? null : ReadRoot(root);
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
            _faults.Add(new(place, (int)exception.Start.Line, "It is not YAML here.", "Look for a missing quote, a tab in place of spaces, or a wrong indent."));
        }

        return null;
    }

    private static FeedSpec ReadRoot(SpecNode root)
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
            Format = ReadFormat(root.Child("file")),
            LocalId = root.Texts("local_id", "Name the column, or the columns, that hold the supplier's own key for the person."),
            Columns = [.. root.Children("columns", ColumnCure).Select(ReadColumn)],
            Constants = ReadConstants(root),
        };
        RefuseFieldsFilledTwice(root, spec);
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

        var format = new FileFormat(
            file.Character("delimiter", ','),
            file.Character("quote", '"'),
            file.Choice("encoding", ("auto", FeedEncoding.Auto), ("utf-8", FeedEncoding.Utf8), ("windows-1252", FeedEncoding.Windows1252)),
            file.Number("preamble_lines", 0, 0, MaximumPreambleLines),
            ReadTrailer(file.Child("trailer")));
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

    private static ColumnMapping ReadColumn(SpecNode column)
    {
        var from = column.Texts("from", "Name the supplier's column as its header spells it.");
        var to = ReadTargets(column);
        var split = column.Choice("split", ("none", SplitRule.None), ("lines", SplitRule.Lines), ("words", SplitRule.Words));
        if (split == SplitRule.None ? to.Count > 1 : from.Count != 1 || to.Count < 2 || (split == SplitRule.Words && to.Count != 2))
        {
            column.AddFault(
                column.Find("to"),
                "One column is divided over several fields only with split, and several columns are joined into one field only without.",
                "Write split: lines with two to four fields, or split: words with two.");
        }

        var mapping = new ColumnMapping(
            from,
            to,
            column.Choice("presence", ("expected", Presence.Expected), ("required", Presence.Required), ("optional", Presence.Optional)),
            ReadDayFormat(column, to),
            ReadCodes(column, to),
            split,
            column.OptionalText("join") ?? " ");
        column.RefuseUnknownKeys();
        return mapping;
    }

    private static List<TargetField> ReadTargets(SpecNode column)
    {
        var targets = new List<TargetField>();
        foreach (var name in column.Texts("to", "Name one of our fields; docs/schema.md lists them."))
        {
            if (TargetField.Find(name) is { } target)
            {
                targets.Add(target);
            }
            else
            {
                column.AddFault(column.Find("to"), $"\"{name}\" is none of our fields.", "Take a name from docs/schema.md. What has no name there may not be kept.");
            }
        }

        return targets;
    }

    private static string? ReadDayFormat(SpecNode column, List<TargetField> to)
    {
        var format = column.OptionalText("format");
        var isDay = to.Exists(target => target.Kind == FieldKind.Day);
        if (isDay && !IsUsableDayFormat(format))
        {
            column.AddFault(
                column.Find("format"),
                "A day needs the one format that it is written in, with day, month and four-digit year.",
                "Write format: dd/MM/yyyy, yyyy-MM-dd, yyyyMMdd or d MMM yyyy. Days in another format are reported, never guessed.");
        }
        else if (!isDay && format is not null)
        {
            column.AddFault(column.Find("format"), "Only days have a format.", "Take it away.");
        }

        return format;
    }

    /// <summary>A format that gives another day back, or lets two days be written alike, cannot be read.</summary>
    private static bool IsUsableDayFormat(string? format)
    {
        if (format is null || !format.Contains("yyyy", StringComparison.Ordinal))
        {
            return false;
        }

        var day = new DateOnly(2013, 11, 24);
        try
        {
            return DateOnly.TryParseExact(
                day.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read == day;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> ReadCodes(SpecNode column, List<TargetField> to)
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, word, meaning) in column.Words("codes"))
        {
            if (!codes.TryAdd(word, meaning))
            {
                column.AddFault(at, $"The code \"{word}\" stands there twice.", "Keep one of them; capitals do not count.");
            }

            if (to is [var target] && FaultOfValue(target, meaning) is { } cure)
            {
                column.AddFault(at, $"The code \"{word}\" cannot mean \"{meaning}\" in {target.Name}.", cure);
            }
        }

        return codes;
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
            else if (FaultOfValue(target, value) is { } cure)
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

    /// <summary>What to write instead, when one of our fields cannot hold the word.</summary>
    private static string? FaultOfValue(TargetField target, string value) => target.Kind switch
    {
        FieldKind.Flag => value is "true" or "false" ? null : "Write true or false.",
        FieldKind.Gender => GenderLetters.TryParse(value, out _) ? null : "Write M, F or N.",
        FieldKind.Code when target.Name == "service" => ServiceVocabulary.Find(value) is not null ? null : "Write a code of the list of services in docs/schema.md.",
        FieldKind.Code => CarerRelations.TryParse(value, out _) ? null : "Write parental_responsibility or care.",
        FieldKind.Identifier when target.Name == "organisation" => OrganisationCode.IsValid(value) ? null : "Write an ODS code or a local authority's code.",
        _ => "Only flags, gender, relations, services and organisations have codes and constants.",
    };

    private static void RefuseFieldsFilledTwice(SpecNode root, FeedSpec spec)
    {
        var filled = spec.Columns.SelectMany(column => column.To).Concat(spec.Constants.Keys);
        foreach (var target in filled.GroupBy(target => target.Name).Where(group => group.Count() > 1))
        {
            root.AddFault(root.Find("columns"), $"{target.Key} is filled more than once.", "Fill each field from one entry; join columns with from: [first, second].");
        }
    }
}
