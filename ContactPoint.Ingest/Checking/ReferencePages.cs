using System.Text;

using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Minimising;
using ContactPoint.Ingest.Reading;
using ContactPoint.Ingest.Values;

namespace ContactPoint.Ingest.Checking;

/// <summary>The pages of docs/ that are made from the code, as Markdown. A test fails when a committed page is stale.</summary>
public static class ReferencePages
{
    private const string Generated = "<!-- Generated from the code by `./contactpoint golden`; do not edit. -->";

    /// <summary>docs/issue-codes.md.</summary>
    public static string IssueCodes()
    {
        var page = new StringBuilder();
        Begin(page, "Issue codes", "Every fault that reading and checking an extract can report. An issue names line and column, never a value. Codes are stable: filter by them.");
        page.Append("| code | severity | effect | who acts | what it means | what to do |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var kind in IssueKinds.All)
        {
            Row(page, $"`{kind.Code}`", IssuesFile.Word(kind.Severity), IssuesFile.Word(kind.Effect), Word(kind.Actor), kind.Meaning, kind.WhatToDo);
        }

        page.Append("\n## Refusals\n\nFor these a whole file is refused. Nothing of it is kept, and what was loaded before stays live.\n\n");
        page.Append("| code | what it means | what to do |\n| --- | --- | --- |\n");
        foreach (var kind in RefusalKinds.All)
        {
            Row(page, $"`{kind.Code}`", kind.Meaning, kind.WhatToDo);
        }

        return page.ToString();
    }

    /// <summary>docs/rules.md.</summary>
    public static string Rules()
    {
        var page = new StringBuilder();
        Begin(page, "Minimisation rules", "What may not be held, and what is done with it, in the order in which a text is screened. Each rule's examples are its tests; all are made up.");
        page.Append("| code | keeps out | what it looks at | action | why |\n| --- | --- | --- | --- | --- |\n");
        foreach (var rule in MinimisingRules.All)
        {
            Row(page, $"`{rule.Code}`", rule.Title, rule.LooksAt, Word(rule.Action), rule.Why);
        }

        page.Append(
            """

            - **drop**: the value goes no further; the row does.
            - **reduce**: less is kept than was sent.
            - **withhold**: nothing of the row is kept but a count.
            - **hold**: the row waits for a person, who reads it in the encrypted inbox.

            ## Whole files

            - **H20**: when at least one row in a thousand has bank, card or National Insurance numbers (R20A to R20E), the whole extract is held until a
              person releases or discards it (row 20). What was loaded before stays live.
            - **H30**: so it is when no date of birth of thirty or more is later than the 12th of its month (CP0302).

            ## Kept by structure

            What has no field cannot be stored. These rows of the decision table need no detector, or not only one.

            | row | about | kept by |
            | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var rule in StructuralRules.All)
        {
            Row(page, rule.Rows, rule.What, rule.KeptBy);
        }

        page.Append(
            """

            ## Examples

            A dash stands where a rule knows only what the operator tells it.

            | code | looked for in | found | left alone |
            | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var rule in MinimisingRules.All.Where(rule => rule.Finds is not null))
        {
            Row(page, $"`{rule.Code}`", string.Join(", ", rule.Kinds.Select(Word)), Examples(rule.Hits), Examples(rule.Misses));
        }

        return page.ToString();
    }

    /// <summary>docs/schema.md.</summary>
    public static string Schema()
    {
        var page = new StringBuilder();
        Begin(page, "The canonical record", "The columns of accepted.csv after `line,local_id`, and the names that a feed specification fills. What has no name here cannot be stored.");
        page.Append("| column | holds | meaning |\n| --- | --- | --- |\n");
        foreach (var column in ChildRecordColumns.All)
        {
            Row(page, $"`{column.Name}`", Word(column.Kind), column.Description);
        }

        page.Append("\n## Words about the row\n\nA specification may fill these too. They are obeyed and not kept.\n\n| field | meaning |\n| --- | --- |\n");
        foreach (var field in TargetField.All.Skip(ChildRecordColumns.All.Count))
        {
            Row(page, $"`{field.Name}`", field.Description);
        }

        page.Append("\n## Services\n\n| code | title | kind |\n| --- | --- | --- |\n");
        foreach (var service in ServiceVocabulary.All)
        {
            Row(page, $"`{service.Code}`", service.Title, service.Kind.ToString().ToLowerInvariant());
        }

        return page.ToString();
    }

    private static void Begin(StringBuilder page, string title, string introduction) =>
        page.Append(Generated).Append("\n\n# ").Append(title).Append("\n\n").Append(introduction).Append("\n\n");

    private static void Row(StringBuilder page, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            page.Append("| ").Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(' ');
        }

        page.Append("|\n");
    }

    private static string Examples(IReadOnlyList<string> examples) => examples.Count == 0 ? "-" : string.Join("; ", examples.Select(example => $"`{example}`"));

    private static string Word(RuleAction action) => action.ToString().ToLowerInvariant();

    /// <summary>nobody, supplier, data manager or officer.</summary>
    public static string Word(Actor actor) => actor == Actor.DataManager ? "data manager" : actor.ToString().ToLowerInvariant();

    private static string Word(FieldKind kind) => kind switch
    {
        FieldKind.ChildName => "child's name",
        FieldKind.CarerName => "carer's name",
        FieldKind.PractitionerName => "practitioner's name",
        FieldKind.AddressLine => "address line",
        FieldKind.CarerPhone => "carer's telephone",
        FieldKind.CarerEmail => "carer's e-mail",
        FieldKind.PractitionerPhone => "practitioner's telephone",
        FieldKind.PractitionerEmail => "practitioner's e-mail",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
