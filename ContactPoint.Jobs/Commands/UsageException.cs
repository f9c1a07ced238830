namespace ContactPoint.Jobs.Commands;

/// <summary>The command line itself is wrong, which shows only when its values are taken together.</summary>
/// <param name="message">What is wrong, for people.</param>
internal sealed class UsageException(string message) : Exception(message);
