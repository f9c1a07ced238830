using ContactPoint.Ingest;
using ContactPoint.Jobs.Directory;
using ContactPoint.Jobs.Publishing;
using ContactPoint.TestSupport;

namespace ContactPoint.Jobs.Tests.Publishing;

public sealed class AbsoluteGatesTests
{
    private static readonly HashSet<string> CanaryTexts = [.. Canary.All.Select(canary => canary.Text)];
    private static readonly EgressScreen FindsCanaries = (_, text) => CanaryTexts.Contains(text) ? "test" : null;

    [Fact]
    public async Task A_sound_snapshot_passes_every_gate()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        var report = new GateReport(await JudgeAsync(snapshot));
        Assert.Equal(GateOutcome.Green, report.Outcome);
        Golden.AssertSame(string.Join('\n', report.Gates.Select(gate => $"{gate.Name} | {gate.Kind} | {gate.Outcome} | {gate.Figure} | {gate.Limit} | {gate.Explanation}")), "Gates");
    }

    [Fact]
    public void No_gate_at_all_is_red() => Assert.Equal(GateOutcome.Red, new GateReport([]).Outcome);

    [Fact]
    public async Task An_extract_that_was_taken_and_is_neither_staged_nor_refused_is_red()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        Assert.Equal(["extracts decided"], await RedAsync(snapshot, undecidedExtracts: 1));
    }

    [Fact]
    public async Task A_lost_row_is_red()
    {
        var facts = SomeSnapshot.Facts;
        using var snapshot = await SomeSnapshot.WriteAsync(facts: facts with { Feeds = [facts.Feeds[0] with { Rows = 7 }] });
        Assert.Equal(["rows reconcile"], await RedAsync(snapshot));
    }

    [Fact]
    public async Task A_record_in_no_cluster_is_red()
    {
        using var snapshot = await SomeSnapshot.WriteAsync(facts: With(counts => counts with { RecordsInClusters = 8 }));
        Assert.Equal(["records reconcile"], await RedAsync(snapshot));
    }

    [Fact]
    public async Task A_child_too_many_or_too_few_is_red()
    {
        using var snapshot = await SomeSnapshot.WriteAsync(facts: With(counts => counts with { Held = 0 }));
        Assert.Equal(["children reconcile"], await RedAsync(snapshot));
        using var other = await SomeSnapshot.WriteAsync(SomeSnapshot.Children.Take(2));
        Assert.Equal(["children reconcile"], await RedAsync(other));
    }

    [Fact]
    public async Task A_forbidden_text_in_any_text_cell_is_red_and_is_not_repeated()
    {
        var children = SomeSnapshot.Children.Select((child, index) => index > 0 ? child : child with
        {
            MiddleNames = "CANARY",
            Carers = [new("CANARY", CarerRelation.Care, "CANARY", "CANARY")],
            Involvements = [new("CANARY", "CANARY", "CANARY", null, null, null, null, Lead: false)],
        });
        using var snapshot = await SomeSnapshot.WriteAsync(children);
        EgressScreen screen = (column, text) => text == "CANARY" ? "r20" : FindsCanaries(column, text);
        var gates = await JudgeAsync(snapshot, screen);
        var gate = Assert.Single(gates, gate => gate.Outcome == GateOutcome.Red);
        Assert.Equal("no egress hit", gate.Name);
        Assert.Equal("7 faults", gate.Figure);
        Assert.Contains("carers, row 1: name breaks rule r20.", gate.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", gate.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_that_looks_away_is_red()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        Assert.Equal(["canaries found"], await RedAsync(snapshot, (_, _) => null));
    }

    [Fact]
    public async Task A_shielded_child_published_in_full_is_red_even_when_the_file_does_not_say_that_it_is_shielded()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        Func<ChildNumber, Protection> protection = number => number == SomeSnapshot.Children[0].Number ? Protection.Shielded : Protection.None;
        Assert.Equal(["protection kept"], await RedAsync(snapshot, protectionOf: protection));
        Assert.Contains(snapshot.Scan(protectionOf: protection).Faults, fault => fault.What == "a shielded child is published with birth_date");
    }

    [Fact]
    public async Task A_shielded_child_with_an_address_or_a_carer_is_red()
    {
        var children = SomeSnapshot.Children.Select(child => child.Shielded
            ? child with { Address = new("1 Road", null, null, null, null), Carers = [new("A", CarerRelation.Care, null, null)] }
            : child);
        using var snapshot = await SomeSnapshot.WriteAsync(children);
        Assert.Equal(["protection kept"], await RedAsync(snapshot));
        Assert.Equal(
            ["children, row 2: a shielded child is published with address_1.", "carers, row 3: it belongs to a shielded child."],
            snapshot.Scan().Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public async Task A_held_child_in_the_files_is_red()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        Assert.Equal(
            ["protection kept"],
            await RedAsync(snapshot, protectionOf: number => number == SomeSnapshot.Children[2].Number ? Protection.Held : Protection.None));
    }

    [Fact]
    public async Task A_wrong_and_a_repeated_child_number_are_red()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        var last = SomeSnapshot.Children[2].Number.ToString();
        await snapshot.RewriteAndSignAsync("children.csv", text => text.Replace(last, SomeSnapshot.Children[1].Number.ToString(), StringComparison.Ordinal));
        Assert.Contains("child numbers valid", await RedAsync(snapshot));
        await snapshot.RewriteAndSignAsync("changes.csv", text => text.Replace(last, "ZZ9ZZ9ZZ9Z", StringComparison.Ordinal));
        Assert.Contains(snapshot.Scan().Faults, fault => fault is { Kind: ContentFaultKind.Number, Table: "changes", Row: 3 });
    }

    [Fact]
    public async Task A_carer_of_nobody_and_rows_out_of_order_are_red()
    {
        using var snapshot = await SomeSnapshot.WriteAsync();
        await snapshot.RewriteAndSignAsync("children.csv", text =>
        {
            var rows = text.Split("\r\n");
            (rows[1], rows[2]) = (rows[2], rows[1]);
            return string.Join("\r\n", rows);
        });
        Assert.Equal(["files in order", "details belong to children"], await RedAsync(snapshot));
    }

    private static SnapshotFacts With(Func<Reconciliation, Reconciliation> change) =>
        SomeSnapshot.Facts with { Reconciliation = change(SomeSnapshot.Facts.Reconciliation) };

    private static async Task<IEnumerable<string>> RedAsync(
        SomeSnapshot snapshot,
        EgressScreen? screen = null,
        Func<ChildNumber, Protection>? protectionOf = null,
        long undecidedExtracts = 0) =>
        (await JudgeAsync(snapshot, screen, protectionOf, undecidedExtracts)).Where(gate => gate.Outcome == GateOutcome.Red).Select(gate => gate.Name);

    private static async Task<IReadOnlyList<Gate>> JudgeAsync(
        SomeSnapshot snapshot,
        EgressScreen? screen = null,
        Func<ChildNumber, Protection>? protectionOf = null,
        long undecidedExtracts = 0)
    {
        var manifest = SnapshotManifest.Parse(await File.ReadAllBytesAsync(snapshot.PathOf("manifest.json")));
        return AbsoluteGates.Judge(manifest, snapshot.Scan(screen, protectionOf), screen ?? FindsCanaries, undecidedExtracts);
    }
}
