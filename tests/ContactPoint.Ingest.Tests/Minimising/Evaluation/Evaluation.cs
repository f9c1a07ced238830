using System.Globalization;
using System.Text;

using ContactPoint.Ingest.Checking;
using ContactPoint.Ingest.Feeds;
using ContactPoint.Ingest.Tests.Checking;

namespace ContactPoint.Ingest.Tests.Minimising.Evaluation;

/// <summary>How a kind of planted content fared.</summary>
internal sealed record KindResult(string Kind, int Planted, int Found)
{
    public List<string> Missed { get; } = [];
}

/// <summary>Judges the detectors where they work: whole rows go through the one door, and what the accepted record holds decides.</summary>
internal sealed class Evaluation
{
    private const string Header = "Key,Forename,Middle,Surname,Birth,Address,Line,Carer,Service,Worker,Phone,Mail\n";

    private static readonly FeedSpec Spec = FeedSpec.Parse(
        """
        name: judged
        title: Judged feed
        supplier: Nobody
        kind: full
        local_id: Key
        columns:
          - { from: Forename, to: forename }
          - { from: Middle, to: middle_names }
          - { from: Surname, to: surname }
          - { from: Birth, to: birth_date, format: yyyy-MM-dd }
          - { from: Address, to: address_1 }
          - { from: Line, to: address_2 }
          - { from: Carer, to: carer_1_name }
          - { from: Service, to: service }
          - { from: Worker, to: practitioner }
          - { from: Phone, to: practitioner_phone }
          - { from: Mail, to: practitioner_email }
        """,
        "judged.yaml");

    private readonly Dictionary<string, KindResult> _kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _alarms = new(StringComparer.Ordinal);
    private readonly List<string> _alarming = [];

    /// <summary>Each kind of planted content, in the order of its file.</summary>
    public IReadOnlyCollection<KindResult> Kinds => _kinds.Values;

    /// <summary>Clean rows in which each rule found something.</summary>
    public IReadOnlyDictionary<string, int> Alarms => _alarms;

    /// <summary>The first clean values in which something was found, with the rule.</summary>
    public IReadOnlyList<string> Alarming => _alarming;

    public int Planted => _kinds.Values.Sum(kind => kind.Planted);

    public int Found => _kinds.Values.Sum(kind => kind.Found);

    public double Recall => (double)Found / Planted;

    public int CleanRows { get; private set; }

    public int AlarmedRows { get; private set; }

    public double AlarmRate => (double)AlarmedRows / CleanRows;

    /// <summary>Puts each planted value into a row that is clean else, and looks what becomes of it.</summary>
    public void JudgePlanted(EvaluationSet planted, EvaluationSet clean, int eachTemplate, int seed)
    {
        var random = new Random(seed);
        var plants = planted.Plant(eachTemplate, random).ToList();
        var rows = plants.Select(plant => Row(clean, random, plant));
        foreach (var (outcome, plant) in Outcomes(rows).Zip(plants))
        {
            var isFound = outcome is not RowOutcome.Accepted accepted || !IsKept(accepted.Record, plant.Field);
            var before = _kinds.GetValueOrDefault(plant.Kind) ?? new(plant.Kind, 0, 0);
            _kinds[plant.Kind] = before with { Planted = before.Planted + 1, Found = before.Found + (isFound ? 1 : 0) };
            if (!isFound)
            {
                _kinds[plant.Kind].Missed.Add(plant.Text);
            }
        }
    }

    /// <summary>Looks what becomes of clean rows.</summary>
    public void JudgeClean(EvaluationSet clean, int rows, int seed)
    {
        var random = new Random(seed);
        JudgeClean(Enumerable.Range(0, rows).Select(_ => Row(clean, random, plant: null)));
    }

    /// <summary>Looks what becomes of clean rows, each twelve values in the order of the header.</summary>
    public void JudgeClean(IEnumerable<string[]> rows)
    {
        var held = new Queue<string[]>();
        foreach (var outcome in Outcomes(rows.Select(row => Remember(held, row))))
        {
            var row = held.Dequeue();
            CleanRows++;
            var alarms = outcome.Issues.Where(issue => issue.Kind.Code[0] == 'R').ToList();
            AlarmedRows += alarms.Count > 0 ? 1 : 0;
            foreach (var alarm in alarms)
            {
                _alarms[alarm.Kind.Code] = _alarms.GetValueOrDefault(alarm.Kind.Code) + 1;
                if (_alarming.Count < 2_000)
                {
                    _alarming.Add($"{alarm.Kind.Code} {row[Header.TrimEnd().Split(',').IndexOf(alarm.Column)]}");
                }
            }
        }
    }

    private static string[] Remember(Queue<string[]> held, string[] row)
    {
        held.Enqueue(row);
        return row;
    }

    private static string[] Row(EvaluationSet clean, Random random, PlantedText? plant)
    {
        string Value(string field, string vocabulary) => plant?.Field == field ? plant.Text : EvaluationSet.InSomeCase(clean.Draw(vocabulary, random), random);
        var isForename = random.Next(2) == 0;
        return
        [
            "",
            isForename ? Value("child", "child") : clean.Draw("child", random),
            random.Next(3) == 0 ? clean.Draw("child", random) : "",
            isForename ? clean.Draw("family", random) : Value("child", "family"),
            $"20{random.Next(10, 20)}-0{random.Next(1, 9)}-1{random.Next(1, 9)}",
            Value("address", "house"),
            plant is null || plant.Field != "address" ? clean.Draw("line", random) : "",
            Value("carer", "carername"),
            "family-support",
            Value("practitioner", "practitionername"),
            Value("phone", "workphone"),
            Value("mail", "workmail"),
        ];
    }

    private static IEnumerable<RowOutcome> Outcomes(IEnumerable<string[]> rows)
    {
        var text = new StringBuilder(Header);
        var key = 0;
        foreach (var row in rows)
        {
            row[0] = (++key).ToString(CultureInfo.InvariantCulture);
            text.AppendJoin(',', row.Select(value => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
        }

        return Extract.Check(Spec, text.ToString()).Outcomes;
    }

    private static bool IsKept(ChildRecord record, string field) => field switch
    {
        "child" => record.Forename is not null && record.Surname is not null,
        "address" => record.Address1 is not null,
        "carer" => record.Carer1?.Name is not null,
        "practitioner" => record.Involvement?.Practitioner is not null,
        "phone" => record.Involvement?.Phone is not null,
        _ => record.Involvement?.Email is not null,
    };
}
