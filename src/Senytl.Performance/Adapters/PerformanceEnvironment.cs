using System.Globalization;

namespace Senytl.Performance.Adapters;

/// <summary>What the environment says about performance tests.</summary>
public static class PerformanceEnvironment
{
    /// <summary>Name of the variable that holds <c>off</c>, <c>smoke</c> or <c>full</c>.</summary>
    public const string ModeVariable = "SENYTL_PERF";

    /// <summary>Name of the variable that makes an inconclusive objective a failure when it is <c>1</c> or <c>true</c>.</summary>
    public const string RequireProofVariable = "SENYTL_REQUIRE_PROOF";

    /// <summary>Name of the variable with the folder of result files.</summary>
    public const string ResultsVariable = "SENYTL_RESULTS";

    /// <summary>Name of the variable with the seconds between two lines of progress, or <c>off</c>.</summary>
    public const string ProgressVariable = "SENYTL_PROGRESS";

    /// <summary>Name of the variable with the path of a price list whose models win over the bundled ones.</summary>
    public const string PricesVariable = "SENYTL_PRICES";

    /// <summary>Name of the variable that puts the first 4,096 requests into JSON result files when it is <c>1</c> or <c>true</c>.</summary>
    public const string SamplesVariable = "SENYTL_SAMPLES";

    /// <summary>Time between two lines of progress in a test's live output; default 1 s, absent when there are none.</summary>
    /// <exception cref="InvalidOperationException">The variable holds something else.</exception>
    public static TimeSpan? ProgressInterval => ReadProgressInterval(Environment.GetEnvironmentVariable(ProgressVariable));

    internal static TimeSpan? ReadProgressInterval(string? value) => value?.Trim().ToLowerInvariant() switch
    {
        null or "" => TimeSpan.FromSeconds(1),
        "off" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 3600 =>
            TimeSpan.FromSeconds(seconds),
        var other => throw new InvalidOperationException($"{ProgressVariable} is '{other}'; it is off, or 1 to 3600 seconds between two lines."),
    };

    /// <summary>The mode asked for.</summary>
    /// <exception cref="InvalidOperationException">The variable holds something else.</exception>
    public static PerformanceMode Mode => Environment.GetEnvironmentVariable(ModeVariable)?.Trim().ToLowerInvariant() switch
    {
        null or "" or "full" => PerformanceMode.Full,
        "smoke" => PerformanceMode.Smoke,
        "off" => PerformanceMode.Off,
        var other => throw new InvalidOperationException($"{ModeVariable} is '{other}'; it is off, smoke or full."),
    };

    /// <summary>Why performance tests are skipped; absent when they run.</summary>
    public static string? SkipReason => Mode == PerformanceMode.Off ? $"{ModeVariable}=off" : null;

    /// <summary>Whether an inconclusive objective fails the test.</summary>
    /// <exception cref="InvalidOperationException">The variable holds something else.</exception>
    public static bool RequireProof => IsOn(RequireProofVariable);

    /// <summary>Whether JSON result files hold the first 4,096 requests.</summary>
    /// <exception cref="InvalidOperationException">The variable holds something else.</exception>
    public static bool Samples => IsOn(SamplesVariable);

    /// <summary>The bundled prices under those of the file that the variable names; without one, the bundled prices.</summary>
    /// <remarks>A file is read once in a process.</remarks>
    /// <exception cref="InvalidOperationException">The variable names no price list.</exception>
    public static PriceCatalogue Prices => FilePrices.OverBundled(Environment.GetEnvironmentVariable(PricesVariable), PricesVariable);

    /// <summary>Whether a variable that is a switch is on: <c>1</c> or <c>true</c>. Off without one.</summary>
    /// <param name="variable">Its name.</param>
    /// <exception cref="InvalidOperationException">The variable holds something else.</exception>
    public static bool IsOn(string variable) => Environment.GetEnvironmentVariable(variable)?.Trim().ToLowerInvariant() switch
    {
        null or "" or "0" or "false" => false,
        "1" or "true" => true,
        var other => throw new InvalidOperationException($"{variable} is '{other}'; it is 0, 1, false or true."),
    };
}
