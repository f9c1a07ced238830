using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Reading;

namespace ContactPoint.Ingest.Tests.Reading;

/// <summary>What must hold of any bytes whatever. Random tests and the fuzzer call it alike.</summary>
/// <remarks>The first byte of the input says which specification reads the others.</remarks>
public static class ReaderTarget
{
    private const string Columns =
        """

        columns:
          - { from: Forename, to: [forename, middle_names], split: words }
          - { from: Surname, to: surname }
          - { from: DOB, to: birth_date, format: dd/MM/yyyy }
          - { from: Sex, to: gender, codes: { M: M, F: F } }
          - { from: Address, to: [address_1, address_2], split: lines }
          - { from: [Out, In], to: postcode }
          - { from: NHS, to: nhs_number }
          - { from: Objects, to: objection, codes: { Y: "true", N: "false" } }
        """;

    /// <summary>The ways to read: the layouts, delimiters and ends that there are.</summary>
    public static readonly IReadOnlyList<FeedSpec> Specs =
    [
        Spec("kind: full"),
        Spec("kind: delta\nfile: { delimiter: tab, encoding: utf-8 }"),
        Spec("kind: delta\nfile: { delimiter: \"|\", quote: \"'\", preamble_lines: 2, trailer: { starts_with: END, count_in_field: 2 } }"),
        Spec("kind: delta\nfile: { encoding: windows-1252 }\naliases: { Surname: [Last, Family] }"),
        Spec("kind: full\nfile: { format: ctf }"),
    ];

    private static readonly DateOnly AsOf = new(2026, 9, 14);

    /// <summary>Reads the input twice, once whole and once in pieces.</summary>
    /// <exception cref="InvalidOperationException">Something that must hold does not.</exception>
    public static string Run(byte[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Length == 0)
        {
            return "";
        }

        var spec = Specs[input[0] % Specs.Count];
        var whole = Read(spec, () => new MemoryStream(input, 1, input.Length - 1, writable: false));
        var pieces = Read(spec, () => new PiecemealStream(new MemoryStream(input, 1, input.Length - 1, writable: false)));
        return whole == pieces ? whole : throw new InvalidOperationException("What is read depends on the pieces in which the bytes come.");
    }

    private static FeedSpec Spec(string settings) =>
        FeedSpec.Parse($"name: fuzzed\ntitle: Fuzzed\nsupplier: Nobody\nlocal_id: Key\n{settings}{Columns.ReplaceLineEndings("\n")}", "fuzzed.yaml");

    private static string Read(FeedSpec spec, Func<Stream> open)
    {
        try
        {
            using var check = ExtractCheck.Open(spec, open, AsOf);
            var hash = new HashCode();
            long rows = 0;
            var line = 0;
            foreach (var outcome in check.Rows())
            {
                rows++;
                Require(outcome.LineNumber > line || (spec.Format.Layout == FileLayout.CommonTransferFile && outcome.LineNumber == line), "Lines go forwards.");
                line = outcome.LineNumber;
                hash.Add(outcome.LocalId);
                hash.Add((outcome as RowOutcome.Accepted)?.Record);
            }

            Require(rows == check.Summary.Counts.Reconciled().Rows, "Every row has one outcome.");
            Require(spec.Kind == FeedKind.Delta || rows > 0, "A full extract names somebody.");
            return $"{rows} rows, {string.Join(' ', check.Summary.Issues)} {hash.ToHashCode()}";
        }
        catch (ExtractRefusedException refused)
        {
            return string.Join(' ', refused.Refusals.Select(refusal => refusal.Kind.Code));
        }
    }

    private static void Require(bool holds, string law)
    {
        if (!holds)
        {
            throw new InvalidOperationException(law);
        }
    }

    /// <summary>Gives a few bytes at a time, and a different number each time.</summary>
    private sealed class PiecemealStream(MemoryStream inner) : ReadOnlyStream
    {
        private int _turn;

        public override int Read(Span<byte> buffer) => inner.Read(buffer[..Math.Min(buffer.Length, 1 + (_turn++ % 7))]);

    }
}
