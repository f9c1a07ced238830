namespace ContactPoint.Jobs;

/// <summary>Something that the program needs is missing or cannot be reached: exit code 3. The message names the cure.</summary>
/// <param name="message">One sentence for the person at the keyboard: what is missing, and how to get it.</param>
public sealed class MissingPartException(string message) : Exception(message);

/// <summary>What was asked for is refused, or waits for a person: exit code 1. The message says why and what to do.</summary>
/// <param name="message">One or two sentences without personal values.</param>
public class RefusedException(string message) : Exception(message);
