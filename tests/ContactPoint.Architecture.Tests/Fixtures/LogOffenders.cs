using ContactPoint.Ingest.Values;

using Microsoft.Extensions.Logging;

namespace ContactPoint.Architecture.Tests.Fixtures;

/// <summary>An offender on purpose: one value is personal by its name, the other by its type.</summary>
internal static partial class LogOffender
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Read {Line}")]
    public static partial void LogRead(ILogger logger, int line);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Odd {Surname}")]
    public static partial void LogName(ILogger logger, string surname);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Odd {Where}")]
    public static partial void LogPlace(ILogger logger, Postcode where);
}
