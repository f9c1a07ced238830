using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactPoint.Matching.Model;

/// <summary>Reads and writes a linkage model as JSON that a person can read.</summary>
/// <remarks>A level that training has yet to find is a plain text; a trained one is an object on one line.</remarks>
public static class ModelFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new ExpressionConverter(),
            new OneLine<ComparisonLevel>(ReadLevel, WriteLevel),
            new OneLine<ImmutableArray<ColumnExpression>>(ReadList(ColumnExpression.Parse), WriteList),
            new OneLine<ImmutableArray<string>>(ReadList(text => text), WriteList),
            new OneLine<ImmutableArray<Rival>>(ReadList(Enum.Parse<Rival>, ignoreCase: true), WriteRivals),
        },
    };

    /// <summary>Reads a model.</summary>
    /// <exception cref="JsonException">The text is not JSON, or not a model's; the message says where.</exception>
    public static LinkageModel Read(string json) =>
        JsonSerializer.Deserialize<LinkageModel>(json, Options) ?? throw new JsonException("The file holds null, not a model.");

    /// <summary>Writes a model, without its term frequencies.</summary>
    public static string Write(LinkageModel model) => JsonSerializer.Serialize(model, Options) + "\n";

    private static ComparisonLevel ReadLevel(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return new() { Label = element.GetString()! };
        }

        return new()
        {
            Label = element.GetProperty("level").GetString() ?? throw new JsonException("A level needs its text under \"level\"."),
            M = Probability("m"),
            U = Probability("u"),
            Sibling = Probability("sibling"),
            Twin = Probability("twin"),
        };

        double? Probability(string name) => element.TryGetProperty(name, out var number) ? number.GetDouble() : null;
    }

    private static string WriteLevel(ComparisonLevel level)
    {
        var text = new StringBuilder("{ \"level\": ").Append(Quoted(level.Label));
        Append("m", level.M);
        Append("u", level.U);
        Append("sibling", level.Sibling);
        Append("twin", level.Twin);
        var untrained = level is { M: null, U: null, Sibling: null, Twin: null };
        return untrained ? Quoted(level.Label) : text.Append(" }").ToString();

        void Append(string name, double? probability)
        {
            if (probability is { } number)
            {
                text.Append(CultureInfo.InvariantCulture, $", \"{name}\": {number:R}");
            }
        }
    }

    private static Func<JsonElement, ImmutableArray<T>> ReadList<T>(Func<string, T> parse) => element =>
        [.. element.EnumerateArray().Select(item => parse(item.GetString() ?? throw new JsonException("A list has null in it.")))];

    private static Func<JsonElement, ImmutableArray<T>> ReadList<T>(Func<string, bool, T> parse, bool ignoreCase) =>
        ReadList(text => parse(text, ignoreCase));

    private static string WriteList<T>(ImmutableArray<T> items) =>
        $"[{string.Join(", ", items.Select(item => Quoted(item!.ToString()!)))}]";

    private static string WriteRivals(ImmutableArray<Rival> rivals) =>
        WriteList([.. rivals.Select(rival => JsonNamingPolicy.SnakeCaseLower.ConvertName(rival.ToString()))]);

    private static string Quoted(string text) => $"\"{Options.Encoder!.Encode(text)}\"";

    private sealed class ExpressionConverter : JsonConverter<ColumnExpression>
    {
        public override ColumnExpression Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            ColumnExpression.Parse(reader.GetString() ?? throw new JsonException("An expression is null."));

        public override void Write(Utf8JsonWriter writer, ColumnExpression value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    /// <summary>Keeps what belongs together on one line of an indented file.</summary>
    private sealed class OneLine<T>(Func<JsonElement, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            try
            {
                return read(document.RootElement);
            }
            catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
            {
                throw new JsonException($"This is not {(typeof(T) == typeof(ComparisonLevel) ? "a level" : "a list of texts that are known here")}.", fault);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteRawValue(write(value));
    }
}
