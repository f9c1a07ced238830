namespace ContactPoint.Ingest.Checking;

/// <summary>What the supplier must do about an issue.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Notice,

    /// <summary>Unusual: put it right or explain it.</summary>
    Query,

    /// <summary>Wrong: put it right.</summary>
    Error,
}

/// <summary>What ContactPoint does meanwhile.</summary>
public enum Effect
{
    /// <summary>Nothing; the row goes on as it is.</summary>
    None,

    /// <summary>The row goes on without the value.</summary>
    ValueDropped,

    /// <summary>The row stops in quarantine; the last accepted record stays.</summary>
    RowQuarantined,

    /// <summary>The row waits for a person.</summary>
    RowHeld,

    /// <summary>The rules leave nothing of the row.</summary>
    RowWithheld,
}

/// <summary>Who must act on an issue.</summary>
public enum Actor
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>The supplier of the feed.</summary>
    Supplier,

    /// <summary>The data manager who keeps the feed's specification.</summary>
    DataManager,

    /// <summary>An officer who decides about single rows.</summary>
    Officer,
}

/// <summary>One kind of fault in the data. Its code is stable: data managers filter by it and suppliers are sent it.</summary>
/// <param name="Code">CP and four digits, or the code of a minimisation rule.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Effect">What happens to the row.</param>
/// <param name="Actor">Who must act.</param>
/// <param name="Meaning">What is wrong, in plain English.</param>
/// <param name="WhatToDo">The cure.</param>
public sealed record IssueKind(string Code, Severity Severity, Effect Effect, Actor Actor, string Meaning, string WhatToDo);

/// <summary>One fault found in one row. It names the place, never the value: values are personal data.</summary>
/// <param name="Kind">What kind of fault.</param>
/// <param name="LineNumber">Physical line counted from 1, preamble and header included; a row that spans lines has its first.</param>
/// <param name="Column">The supplier's column as the specification names it; <see langword="null"/> when the fault is the row's.</param>
public sealed record Issue(IssueKind Kind, int LineNumber, string? Column)
{
    /// <summary>The codes that a register has in the place of one that has closed, with commas between them: the register's words, not the file's. Empty when it names none.</summary>
    public string Successors { get; init; } = "";
}
