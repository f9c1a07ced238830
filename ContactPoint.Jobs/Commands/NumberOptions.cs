using System.CommandLine;
using System.Globalization;

namespace ContactPoint.Jobs.Commands;

/// <summary>Bounds of options that take a whole number.</summary>
internal static class NumberOptions
{
    /// <summary>Refuses a number outside the bounds, as a wrong command line.</summary>
    /// <param name="option">The option.</param>
    /// <param name="fewest">The least number that it takes.</param>
    /// <param name="most">The greatest.</param>
    public static Option<int> Within(this Option<int> option, int fewest, int most)
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < fewest || value > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} takes {fewest:N0} to {most:N0}."));
            }
        });
        return option;
    }
}
