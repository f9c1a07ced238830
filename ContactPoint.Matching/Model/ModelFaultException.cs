namespace ContactPoint.Matching.Model;

/// <summary>A model can't be run. The message lists every fault with its place and cure, and no value of any record.</summary>
public sealed class ModelFaultException : Exception
{
    /// <summary>Refuses a model for these faults.</summary>
    public ModelFaultException(IReadOnlyList<string> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>Each fault with its place and its cure.</summary>
    public IReadOnlyList<string> Faults { get; }
}
