using ContactPoint.Matching.Model;
using ContactPoint.Matching.Tables;

namespace ContactPoint.Matching.Tests;

/// <summary>The smallest model that can be run, fully trained: two fields, each equal or not, and strangers alone.</summary>
internal static class TwoFields
{
    public static LinkageModel Model { get; } = new()
    {
        Name = "two fields",
        Version = 1,
        Thresholds = new(0, -2, -6),
        Blocking = [new() { Name = "name", Key = [ColumnExpression.Parse("name")] }, new() { Name = "town", Key = [ColumnExpression.Parse("town")] }],
        Comparisons = [Exact("name", 0.9, 0.1), Exact("town", 0.8, 0.2)],
        Prior = new(new(0.1, 0, 0), new(0.1, 0, 0), []),
    };

    public static Comparison Exact(string column, double m, double u) => new()
    {
        Name = column,
        Kind = "exact",
        Columns = [column],
        Levels = [new() { Label = "exact", M = m, U = u }, new() { Label = "else", M = 1 - m, U = 1 - u }],
    };

    public static Table Table(params (string Id, string Source, string? Name, string? Town)[] rows)
    {
        var builder = new TableBuilder("name", "town");
        foreach (var (id, source, name, town) in rows)
        {
            builder.Add(id, source, [name, town]);
        }

        return builder.Build();
    }
}
