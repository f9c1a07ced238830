using System.Collections.Frozen;

using ContactPoint.Ingest.Minimising;

namespace ContactPoint.Jobs.Nightly;

/// <summary>What became of what a rule found, and what a supplier is asked to do about it.</summary>
/// <remarks>
/// Most of what is found may not be held at all. Some of it may: another name, a refuge's address, the contact of a sensitive service, a
/// number of a child. That is asked for where it belongs, or marked as what it is, because a supplier who merely left it out would leave a child
/// without a name, or without protection.
/// </remarks>
internal static class SupplierAdvice
{
    private const string OwnColumn = "A number of a child is welcome in a column of its own, where it is encrypted: please send it there.";
    private const string Elsewhere = "Please keep them out of these columns.";
    private const string MarkedSensitive = "Such a contact may be sent on a row that is marked as a sensitive service; on any other please send one that does not say what the service is.";

    private static readonly FrozenDictionary<string, string> OfRule = new Dictionary<string, string>
    {
        ["R01"] = "Another name is welcome in a column of its own: please send it as a former or a preferred name.",
        ["R06"] = "Please send the number or the address alone.",
        ["R14"] = MarkedSensitive,
        ["R14A"] = "Please send the address that the practitioner has at work.",
        ["R14B"] = MarkedSensitive,
        ["R17F"] = "Please send the child's or the carer's own name here, and who works with them in the practitioner's columns.",
        ["R17G"] = "Please send the child's own name here. Those who care for the child have columns of their own.",
        ["R17I"] = "Please send the carer's name alone here; who she is to the child has a column of its own.",
        ["R20E"] = Elsewhere,
        ["R20F"] = Elsewhere,
        ["R22"] = OwnColumn,
        ["R22B"] = OwnColumn,
        ["R25"] = "A refuge's address may be sent, and must be protected: please mark each such child as restricted, and write the address without saying what the place is.",
        ["R33A"] = "Please tell us what the words in this column mean, so that nobody's wish is misread.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The rules of which something else is asked than of others that act as they do.</summary>
    public static IEnumerable<string> Codes => OfRule.Keys;

    /// <summary>What was done, and what is asked; nothing of a rule that is no more.</summary>
    public static string For(MinimisingRule? rule) => rule?.Action switch
    {
        RuleAction.Drop => $"We kept the rows without these values. {OfRule.GetValueOrDefault(rule.Code, Elsewhere)}",
        RuleAction.Hold => $"The rows wait until one of our officers has read them. {OfRule.GetValueOrDefault(rule.Code, "Please put notes where they belong, and not here.")}",
        RuleAction.Withhold => "We kept nothing of the rows but this count. You need not send them.",
        RuleAction.Reduce => "We kept less than you sent. There is nothing for you to do.",
        _ => "",
    };
}
