using System.Runtime.CompilerServices;
using Senytl.Performance.Load;

namespace Senytl.Performance;

/// <summary>Finds the highest rate at which a target still meets its objectives.</summary>
public static class MaxRate
{
    private const int MostAttempts = 3;

    /// <summary>Doubles the rate until the objectives break or the target falls behind, then halves the bracket.</summary>
    /// <remarks>
    /// Each rate is an open load of its own. A rate is broken when an objective fails, or when response times keep growing
    /// while it is held. It is undecided when that is not proven either way; when the generator could not offer it, or Little's
    /// law does not hold, three times in a row; or when the step was cut short by a limit on the search, which ends the search.
    /// An undecided rate is reported neither as met nor as broken, and the search goes on below it.
    /// </remarks>
    /// <param name="options">The bracket to search, the objectives, and how long each rate is held.</param>
    /// <param name="body">One request.</param>
    /// <param name="cancellationToken">Stops the search; the result holds the steps made, and is marked aborted.</param>
    /// <exception cref="ArgumentException">An option is out of range, or no objective is given.</exception>
    [OverloadResolutionPriority(1)]
    public static Task<MaxRateResult> FindAsync(
        MaxRateOptions options, Func<VirtualUser, CancellationToken, Task> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return FindAsync(options, (user, token) => new ValueTask(body(user, token)), cancellationToken);
    }

    /// <inheritdoc cref="FindAsync(MaxRateOptions, Func{VirtualUser, CancellationToken, Task}, CancellationToken)"/>
    public static async Task<MaxRateResult> FindAsync(
        MaxRateOptions options, Func<VirtualUser, CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(body);
        options.Validate();
        if (options.Objectives.Count == 0)
        {
            throw new ArgumentException($"{options.Name}: Objectives is empty; without one every rate would be met.", nameof(options));
        }

        var steps = new List<MaxRateStep>();
        var budget = new SearchBudget(options);
        string? aborted = null;
        for (double? rate = options.From; rate is { } next && (aborted ??= steps.Count == 0 ? null : budget.Exhausted) is null; rate = Next(options, steps))
        {
            steps.Add(await HoldAsync(options, next, budget, new LoadBody(body), cancellationToken).ConfigureAwait(false));
            aborted = steps[^1].CutShort is { } reason ? budget.Exhausted ?? reason : null;
        }

        return new MaxRateResult(options.Name, steps, aborted);
    }

    /// <summary>Holds a rate; again, when the generator was saturated or the figures contradict each other: that says nothing of the target.</summary>
    private static async Task<MaxRateStep> HoldAsync(
        MaxRateOptions options, double rate, SearchBudget budget, LoadBody body, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await LoadTest.RunAsync(StepOptions(options, rate, budget), body, keep: null, cancellationToken: cancellationToken).ConfigureAwait(false);
            budget.Spend(result);
            var step = new MaxRateStep(rate, result);
            if (!step.IsRepeatable || attempt == MostAttempts || budget.Exhausted is not null || cancellationToken.IsCancellationRequested)
            {
                return step;
            }
        }
    }

    /// <summary>The next rate to try; absent when the bracket is narrow enough, or the top was met.</summary>
    internal static double? Next(MaxRateOptions options, IReadOnlyList<MaxRateStep> steps)
    {
        var sofar = new MaxRateResult(options.Name, steps, abortReason: null);
        return (sofar.RatePerSecond, sofar.UnmetRatePerSecond) switch
        {
            ({ } met, null) => met >= options.To ? null : Math.Min(met * 2, options.To),
            ({ } met, { } unmet) => unmet / met <= 1 + options.Precision ? null : Math.Sqrt(met * unmet),
            _ => null,
        };
    }

    internal static LoadTestOptions StepOptions(MaxRateOptions options, double rate, SearchBudget budget)
    {
        var least = TimeSpan.FromSeconds(Math.Max(options.LeastRequests, budget.FewestProvable) / rate);
        return new LoadTestOptions
        {
            Name = options.Name,
            Profile = LoadProfile.ConstantRate(rate, least > options.StepDuration ? least : options.StepDuration),
            MaxInFlight = options.MaxInFlight,
            Objectives = options.Objectives,
            RequestTimeout = options.RequestTimeout,
            GracePeriod = options.GracePeriod,
            Prices = options.Prices,
            PriceTier = options.PriceTier,
            TimeProvider = options.TimeProvider,
            Seed = options.Seed,
            BlockingBody = options.BlockingBody,
            AbortOnBreach = options.AbortOnBreach,
            MaxRunTime = budget.TimeLeft,
            MaxSpendUsd = budget.UsdLeft,
            ExpectedCostUsdPerRequest = options.ExpectedCostUsdPerRequest,
            Progress = options.Progress,
        };
    }
}
