using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContactPoint.Ingest.Feeds;

/// <summary>The JSON Schema of feed specifications: editors complete and explain the settings by it. docs/feed.schema.json is generated from here.</summary>
/// <remarks><c>feed lint</c> says more: a schema cannot tell whether two settings fit each other. A test holds that both know the same settings.</remarks>
public static class FeedSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text.</summary>
    public static string Write()
    {
        var schema = Group(
            "How a supplier's extracts are laid out. docs/feeds.md explains it at length.",
            ["name", "title", "supplier", "kind", "local_id", "columns"],
            ("name", Text("The feed's name, and the folder that its files lie in.", pattern: "^[a-z0-9-]+$")),
            ("title", Text("What people call the feed.")),
            ("supplier", Text("Who sends it.")),
            ("contact", Contact()),
            ("kind", Word("full: every file names everybody, and whom it no longer names is withdrawn. delta: it names what is new or changed.", "full", "delta")),
            ("rank", Number("The feed's place when feeds disagree about a child: the lowest is believed first.", 1, 1_000)),
            ("authority_for", Words("What it is believed for before every feed that is no authority for it.", "names", "birth_date", "gender", "address", "school", "practice", "carers")),
            ("expected_rows", Volume()),
            ("expected_by", Arrival()),
            ("file", FileGroup()),
            ("local_id", TextOrTexts("The column, or the columns, that hold the supplier's own key for the person.")),
            ("aliases", MapOf("Other spellings of columns, by the name that the column has in this specification. Capitals do not count.", TextOrTexts("Another spelling, or several."))),
            ("columns", List("Which columns fill which fields. What is not listed is dropped by the reader.", Column())),
            ("constants", Constants()));
        schema.Insert(0, "$comment", "Generated from the code by `./contactpoint golden`; do not edit.");
        schema.Insert(1, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(2, "title", "ContactPoint feed specification");

        // a generated document says so in its first line
        const string Opening = "{\n  ";
        return string.Concat("{ ", schema.ToJsonString(Indented).ReplaceLineEndings("\n").AsSpan(Opening.Length), "\n");
    }

    private static JsonObject Contact() => Group(
        "Whom to ask.",
        ["role", "address"],
        ("role", Text("A role at the supplier, which outlives the person who holds it.")),
        ("address", Text("The role's e-mail address or telephone number.")));

    private static JsonObject Volume() => Group(
        "How many rows an extract usually has. One that differs by more is held until a person releases it.",
        ["usual"],
        ("usual", Number("Rows of a usual extract.", 1, int.MaxValue)),
        ("within_percent", Number("By how much it may have more or fewer, in percent of the usual rows. Without it: 20.", 0, 1_000)));

    private static JsonObject Arrival() => Group(
        "When an extract should have arrived.",
        ["time"],
        ("time", Text("Time of day, in the night's time zone, for example \"06:30\".", pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$")),
        ("days", Words("The days on which one is expected. Without it: every day.", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")));

    private static JsonObject FileGroup() => Group(
        "How the files are written. Without it: comma, double quote, encoding decided over the whole file.",
        [],
        ("format", Word("csv: delimited text, the usual. ctf: the Common Transfer File (XML); a column is an element's path below Pupil. gzip, and zip with one member, are recognised.", "csv", "ctf")),
        ("delimiter", Text("Between columns: one sign, or the word tab.", pattern: "^(tab|[^A-Za-z0-9\\r\\n])$")),
        ("quote", Text("Around values that hold a delimiter or a line break: one sign.", pattern: "^[^A-Za-z0-9\\r\\n]$")),
        ("encoding", Word("auto: byte order mark, then UTF-8 if every byte of the file is valid as such, then Windows-1252.", "auto", "utf-8", "windows-1252")),
        ("preamble_lines", Number("Lines before the header.", 0, 100)),
        ("trailer", Group(
            "The last line, if it is no row. A file without it is refused.",
            ["starts_with"],
            ("starts_with", Text("The trailer's first field.")),
            ("count_in_field", Number("Which of its fields says how many rows there are, from 1; 0 when none does.", 0, 100)))));

    private static JsonObject Column()
    {
        var field = FieldName();
        return Group(
            "One entry.",
            ["from", "to"],
            ("from", TextOrTexts("The supplier's column, or several that are joined.")),
            ("to", new JsonObject
            {
                ["description"] = "Our field, or several when the column is split.",
                ["anyOf"] = new JsonArray(field, new JsonObject { ["type"] = "array", ["items"] = field.DeepClone(), ["minItems"] = 1 }),
            }),
            ("presence", Word("required: without the column the file is refused. expected, the usual: the report says so. optional: it may be absent.", "expected", "required", "optional")),
            ("format", Text("For a day: the one format that it is written in, such as dd/MM/yyyy, yyyy-MM-dd, yyyyMMdd or d MMM yyyy.", pattern: "yyyy")),
            ("codes", MapOf("The supplier's words and ours. Capitals do not count.", new JsonObject { ["type"] = "string" })),
            ("split", Word("lines: a line of the value for each field. words: the first word, and the rest. comma: what stands before the first comma, and the rest.", "none", "lines", "words", "comma")),
            ("join", new JsonObject { ["type"] = "string", ["description"] = "What is written between joined columns. Without it: a space." }));
    }

    private static JsonObject Constants()
    {
        var fields = TargetField.All.Where(field => field.Kind is FieldKind.Flag or FieldKind.Gender or FieldKind.Code || field.Name == "organisation");
        return Group("Fields that have the same value in every row.", [], [.. fields.Select(field => (field.Name, Text(field.Description)))]);
    }

    private static JsonObject FieldName() => new()
    {
        ["oneOf"] = new JsonArray([.. TargetField.All.Select(field => (JsonNode)new JsonObject { ["const"] = field.Name, ["description"] = field.Description })]),
    };

    private static JsonObject Group(string description, string[] required, params (string Name, JsonObject Schema)[] settings)
    {
        var group = new JsonObject
        {
            ["description"] = description,
            ["type"] = "object",
            ["properties"] = new JsonObject(settings.Select(setting => KeyValuePair.Create(setting.Name, (JsonNode?)setting.Schema))),
            ["additionalProperties"] = false,
        };
        if (required.Length > 0)
        {
            group["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        }

        return group;
    }

    private static JsonObject Text(string description, string? pattern = null)
    {
        var text = new JsonObject { ["description"] = description, ["type"] = "string", ["minLength"] = 1 };
        if (pattern is not null)
        {
            text["pattern"] = pattern;
        }

        return text;
    }

    private static JsonObject TextOrTexts(string description) => new()
    {
        ["description"] = description,
        ["type"] = new JsonArray("string", "array"),
        ["items"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Number(string description, int minimum, int maximum) =>
        new() { ["description"] = description, ["type"] = "integer", ["minimum"] = minimum, ["maximum"] = maximum };

    private static JsonObject Word(string description, params string[] words) =>
        new() { ["description"] = description, ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    private static JsonObject Words(string description, params string[] words) =>
        new() { ["description"] = description, ["type"] = "array", ["items"] = Word("One of them.", words) };

    private static JsonObject List(string description, JsonObject item) =>
        new() { ["description"] = description, ["type"] = "array", ["items"] = item, ["minItems"] = 1 };

    private static JsonObject MapOf(string description, JsonObject value) =>
        new() { ["description"] = description, ["type"] = "object", ["additionalProperties"] = value };
}
