using System.Globalization;

namespace Senytl.Benchmarks.Livekit;

/// <summary>How long a suite goes on, from the environment.</summary>
internal static class Setting
{
    /// <exception cref="InvalidOperationException">The variable is no whole number above zero.</exception>
    public static int Whole(string variable, int usual) => Environment.GetEnvironmentVariable(variable) switch
    {
        null or "" => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 => value,
        var text => throw new InvalidOperationException($"{variable} is '{text}'; it is a whole number of 1 or more, and {usual} when it is not set."),
    };
}
