namespace ContactPoint.Matching.Model;

/// <summary>What is wrong with a model's form. Which levels a kind knows is checked where the kinds are listed.</summary>
public static class ModelChecks
{
    private const double SumTolerance = 0.001;

    /// <summary>
    /// Lists everything that is wrong with a model, each with its place and its cure, so that it can be put right in one go.
    /// Empty means it can be run.
    /// </summary>
    /// <param name="model">The model.</param>
    public static IEnumerable<string> FindFaults(LinkageModel model)
    {
        var place = $"{model.Name} v{model.Version}";
        return FindThresholdFaults(model, place)
            .Concat(FindNumberFaults(model, place))
            .Concat(model.Comparisons.SelectMany(comparison => FindComparisonFaults(model, comparison, place)))
            .Concat(FindBlockingFaults(model, place))
            .Concat(FindRivalFaults(model, place))
            .Concat(FindUntrained(model, place));
    }

    /// <summary>Names, in one sentence, every column that the model reads and the table does not have.</summary>
    /// <param name="model">The model.</param>
    /// <param name="columns">The table's columns.</param>
    public static IEnumerable<string> FindUnknownColumns(LinkageModel model, IEnumerable<string> columns)
    {
        var inTable = columns.ToHashSet(StringComparer.Ordinal);
        var unknown = ColumnsOf(model).Where(column => !inTable.Contains(column)).ToList();
        if (unknown.Count > 0)
        {
            yield return $"{model.Name} v{model.Version}: the table has no column {string.Join(", ", unknown.Select(name => $"\"{name}\""))}. "
                + "Give it the column (it may be empty), or take it out of the model.";
        }
    }

    /// <summary>The columns of a table that a model reads, each once.</summary>
    public static IEnumerable<string> ColumnsOf(LinkageModel model) => model.Derived.SelectMany(derived => derived.From.Columns)
        .Concat(ColumnsRead(model).Except(model.Derived.Select(derived => derived.Name)))
        .Distinct();

    private static IEnumerable<string> ColumnsRead(LinkageModel model) =>
    [
        .. model.Placeholders.SelectMany(placeholders => placeholders.Columns),
        .. model.SingleValued,
        .. model.Blocking.SelectMany(rule => rule.Key.Concat(rule.Finer)).SelectMany(key => key.Columns),
        .. model.Comparisons.SelectMany(comparison => comparison.Columns),
    ];

    private static IEnumerable<string> FindThresholdFaults(LinkageModel model, string place)
    {
        var (join, fracture, review) = model.Thresholds;
        if (review >= join)
        {
            yield return $"{place}: review ({review}) must be under join ({join}), or no pair is ever reviewed.";
        }

        if (fracture > join || fracture < review)
        {
            yield return $"{place}: fracture ({fracture}) must lie from review ({review}) to join ({join}).";
        }
    }

    private static IEnumerable<string> FindNumberFaults(LinkageModel model, string place)
    {
        if (model.LargestBlock < 2)
        {
            yield return $"{place}: largest_block is {model.LargestBlock}; a block has 2 rows at least.";
        }

        if (model.Sampling.Pairs < 1000)
        {
            yield return $"{place}: sampling asks for {model.Sampling.Pairs} pairs; u can't be learnt from fewer than 1000.";
        }

        if (model.Prior is { } prior)
        {
            foreach (var shares in prior.SourcePairs.Select(pair => pair.Shares).Append(prior.Within).Append(prior.Between))
            {
                if (shares.SamePerson is <= 0 or >= 1 || model.Rivals.Any(rival => shares.Of(rival) <= 0))
                {
                    yield return $"{place}: in the prior, same_person and every rival need a share over 0, and all together under 1.";
                }
            }
        }
    }

    private static IEnumerable<string> FindComparisonFaults(LinkageModel model, Comparison comparison, string modelPlace)
    {
        var place = $"{modelPlace}, {comparison.Name}";
        if (comparison.Columns.IsEmpty)
        {
            yield return $"{place}: it reads no column; name one under columns.";
        }

        if (model.Comparisons.Count(other => other.Name == comparison.Name) > 1)
        {
            yield return $"{place}: two comparisons have this name; give each its own.";
        }

        if (comparison.Levels is not [_, .., { IsElse: true }] || comparison.Levels.Count(level => level.IsElse) > 1)
        {
            yield return $"{place}: levels are tried in order, so give two or more and end with one \"else\". (Missing is implicit and weighs 0.)";
        }

        if (comparison.TermFrequency && (comparison.Kind == "place" || !comparison.Levels.Any(level => level.IsExact)))
        {
            yield return $"{place}: term_frequency needs values and a level \"exact\"; add the level, or take term_frequency out.";
        }

        foreach (var (name, of) in Classes(model))
        {
            var known = comparison.Levels.Count(level => of(level) is not null);
            if (known > 0 && known < comparison.Levels.Length)
            {
                yield return $"{place}: {name} is given for {known} of {comparison.Levels.Length} levels; give it for all, or for none to have it trained.";
            }
            else if (known > 0 && comparison.Levels.Any(level => of(level) is <= 0 or > 1))
            {
                yield return $"{place}: every {name} must be over 0 and at most 1.";
            }
            else if (known > 0 && Math.Abs(comparison.Levels.Sum(level => of(level)!.Value) - 1) > SumTolerance)
            {
                yield return $"{place}: the {name} probabilities add up to {comparison.Levels.Sum(level => of(level)!.Value):0.####}; they must add up to 1.";
            }
        }
    }

    private static IEnumerable<(string Name, Func<ComparisonLevel, double?> Of)> Classes(LinkageModel model) =>
        model.Rivals
            .Select(rival => (rival == Rival.Stranger ? "u" : rival.ToString(), (Func<ComparisonLevel, double?>)(level => level.Of(rival))))
            .Prepend(("m", level => level.M));

    private static IEnumerable<string> FindBlockingFaults(LinkageModel model, string place)
    {
        if (model.Blocking.IsEmpty)
        {
            yield return $"{place}: without a blocking rule no two records are compared; give one.";
        }

        var comparisons = model.Comparisons.Select(comparison => comparison.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in model.Blocking)
        {
            if (rule.Key.IsEmpty)
            {
                yield return $"{place}, rule {rule.Name}: its key is empty; name what must agree.";
            }

            foreach (var name in rule.Correlated.Where(name => !comparisons.Contains(name)))
            {
                yield return $"{place}, rule {rule.Name}: there is no comparison \"{name}\" to leave out.";
            }
        }

        var expressions = model.Blocking.SelectMany(rule => rule.Key.Concat(rule.Finer)).Concat(model.Derived.Select(derived => derived.From));
        foreach (var expression in expressions.Where(expression => expression.Function.Length > 0).Distinct())
        {
            if (!ColumnExpression.Functions.ContainsKey(expression.Function))
            {
                yield return $"{place}: there is no function in \"{expression}\"; the functions are {string.Join(", ", ColumnExpression.Functions.Keys)}.";
            }
            else if (expression.Function == "prefix" && expression.Number == 0)
            {
                yield return $"{place}: \"{expression}\" does not say how many letters; write prefix(column, 3).";
            }
        }
    }

    private static IEnumerable<string> FindRivalFaults(LinkageModel model, string place)
    {
        if (!model.Rivals.Contains(Rival.Stranger) || model.Rivals.Distinct().Count() != model.Rivals.Length)
        {
            yield return $"{place}: rivals must name stranger, and each rival once.";
        }

        if (model.Rivals.Length > 1 && !model.Comparisons.Any(comparison => comparison.Class == EvidenceClass.Birth))
        {
            yield return $"{place}: siblings and twins are told apart by a comparison of class birth; give one, or leave only stranger under rivals.";
        }
    }

    private static IEnumerable<string> FindUntrained(LinkageModel model, string place) =>
        from comparison in model.Comparisons
        where comparison.Levels.Any(level => level.M is null) && model.Blocking.All(rule => TrainingScope.LeavesOut(model, rule, comparison))
        select $"{place}, {comparison.Name}: no blocking rule trains it, since every one shares a column with it; add a rule that does not, or give its m.";
}
