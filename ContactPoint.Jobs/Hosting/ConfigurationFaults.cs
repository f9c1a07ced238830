namespace ContactPoint.Jobs.Hosting;

/// <summary>Everything that is wrong with the configuration, gathered so that it is told at once and not one fault a start.</summary>
/// <remarks><threadsafety>Not safe for use by several threads at once.</threadsafety></remarks>
public sealed class ConfigurationFaults
{
    private readonly List<string> _faults = [];

    /// <summary>Reads a part of the configuration, or what it names; notes the fault and gives <see langword="null"/> when it cannot be used.</summary>
    public T? Read<T>(Func<T> read)
        where T : class?
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return read();
        }
        catch (MissingPartException fault)
        {
            _faults.Add(fault.Message);
            return null;
        }
    }

    /// <summary>Ends the start when a fault was noted.</summary>
    /// <exception cref="MissingPartException">One line or more for each fault.</exception>
    public void Refuse()
    {
        if (_faults.Count > 0)
        {
            throw new MissingPartException(string.Join(Environment.NewLine, ["The configuration cannot be used:", .. _faults]));
        }
    }
}
