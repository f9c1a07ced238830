using ContactPoint.Matching.Model;

namespace ContactPoint.Matching.Tables;

/// <summary>A table as a model sees it: placeholders missing, derived columns added, each expression worked out once.</summary>
/// <threadsafety>For one thread at a time.</threadsafety>
internal sealed class ModelColumns
{
    private readonly Dictionary<string, Column> _columns;

    public ModelColumns(Table table, LinkageModel model)
    {
        Table = table;
        _columns = table.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        foreach (var placeholders in model.Placeholders)
        {
            foreach (var name in placeholders.Columns)
            {
                _columns[name] = _columns[name].Without(placeholders.Values);
            }
        }

        foreach (var derived in model.Derived)
        {
            _columns[derived.Name] = Of(derived.From);
        }
    }

    public Table Table { get; }

    /// <summary>The column of that name, whether the table has it or the model derives it.</summary>
    public Column this[string name] => _columns[name];

    /// <summary>The column that an expression gives.</summary>
    public Column Of(ColumnExpression expression)
    {
        var name = expression.ToString();
        if (!_columns.TryGetValue(name, out var column))
        {
            column = Column.Join(name, [.. expression.Columns.Select(input => _columns[input])])
                .Derive(name, ColumnFunctions.Named(expression.Function, expression.Number));
            _columns.Add(name, column);
        }

        return column;
    }
}
