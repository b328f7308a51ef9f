using System.Diagnostics;
using System.Globalization;

namespace Senytl.Performance;

/// <summary>What benchmarks and load tests have in common.</summary>
public abstract record RunOptions
{
    /// <summary>No time among the options is longer, but for a profile: the waits of the operating system end there.</summary>
    internal const int LongestDays = 24;

    /// <summary>Name of the run in reports and result files. Required.</summary>
    public required string Name { get; init; }

    /// <summary>Limit of one request; default 30 s, 1 ms to 24 days, or <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long requests in flight may take to end: when the run is stopped, when their token was cancelled, and at the end
    /// of an open load. From zero to 24 days; by default 5 s, and at the end of an open load the <see cref="RequestTimeout"/> and
    /// 10 s, so that no healthy request is cut off and what waits behind a hung one still runs.
    /// </summary>
    public TimeSpan? GracePeriod { get; init; }

    /// <summary>Whether nothing of the target is in this process, whose memory then tells nothing of it.</summary>
    internal bool TargetIsElsewhere { get; init; }

    internal TimeSpan GracePeriodOrDefault => GracePeriod ?? DefaultGrace;

    internal TimeSpan DrainPeriod => GracePeriod
        ?? (RequestTimeout > TimeSpan.Zero ? RequestTimeout + (2 * DefaultGrace) : DefaultGrace);

    private const int DefaultSeed = 1;

    private static readonly TimeSpan DefaultGrace = TimeSpan.FromSeconds(5);

    private readonly PriceCatalogue? prices;

    /// <summary>Objectives to judge, beside those that the body declares.</summary>
    public IReadOnlyList<Objective> Objectives { get; init; } = [];

    /// <summary>Where prices come from; by default <see cref="PriceCatalogue.Current"/> as it stands when the run starts.</summary>
    public PriceCatalogue Prices
    {
        get => prices ?? PriceCatalogue.Current;
        init => prices = value;
    }

    /// <summary>The service tier of responses that do not name theirs; standard by default. One that names its tier is billed by that.</summary>
    public PriceTier PriceTier { get; init; }

    /// <summary>Clock and timers; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Seed of all that is random in the run; default 1, and part of the printed profile where it is another.</summary>
    public int Seed { get; init; } = DefaultSeed;

    internal string SeedText => Seed == DefaultSeed ? "" : Text($", seed {Seed}");

    /// <summary>Whether the body blocks its thread; the thread pool is then widened for the run. Default false.</summary>
    public bool BlockingBody { get; init; }

    /// <summary>How often the measured part is run; default 1, 1 to 1000. The figures are of all together, with the spread between runs.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>
    /// How much longer the run may go on until each percentile, error rate, goodput and figure of conversations is proven, or
    /// one is broken beyond doubt; default zero, not at all, at most 24 days. Users keep running, as one more phase; a profile is run again as a
    /// whole, as long as it fits. Averages do not extend it, since looking again and again would
    /// make them pass. The others are then judged by a test that stays valid however often one looks, which needs more samples.
    /// </summary>
    public TimeSpan ExtendUntilDecided { get; init; }

    /// <summary>Whether the run stops when an objective is broken beyond doubt: 1 % risk of a false stop in the whole run. Default true.</summary>
    public bool AbortOnBreach { get; init; } = true;

    /// <summary>When the run is stopped in any case; absent by default, above zero and at most 24 days.</summary>
    public TimeSpan? MaxRunTime { get; init; }

    /// <summary>
    /// What the run may cost; absent by default. It is refused before the start when the projected cost is higher, and
    /// stopped when what was recorded, what is in flight and what was cut short reaches it; the latter two count as the dearest
    /// call so far. A load limited by time is projected at the pace of
    /// its warm-up, pauses included, and an iteration with as many requests as it recorded by hand there. Where nothing is known of the number of requests or of their cost, the limit can only stop the run while
    /// it runs, and a note in the result says so.
    /// </summary>
    public decimal? MaxSpendUsd { get; init; }

    /// <summary>
    /// What a request is expected to cost, at least 0, to project the cost before the start and to count the first calls in
    /// flight; else the warm-up's average is taken, of which an open load has none before its start. Goes with <see cref="MaxSpendUsd"/>.
    /// </summary>
    public decimal? ExpectedCostUsdPerRequest { get; init; }

    /// <summary>Told once a second how the measured part stands.</summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentException">One or more values are out of range; the message lists every one.</exception>
    [StackTraceHidden]
    public void Validate()
    {
        var errors = Errors().ToList();
        if (errors.Count > 0)
        {
            throw new ArgumentException($"{Name}: {string.Join(" ", errors)}");
        }
    }

    /// <summary>How a run of this form leaves its first requests out, as an advice to its reader.</summary>
    internal virtual string WarmupRemedy => "warm up before the run";

    internal virtual IEnumerable<string> Errors()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return "Name is empty; give the run a name.";
        }

        if ((RequestTimeout < TimeSpan.FromMilliseconds(1) || IsTooLong(RequestTimeout)) && RequestTimeout != Timeout.InfiniteTimeSpan)
        {
            yield return Text($"RequestTimeout is {RequestTimeout}; it is 1 ms to {LongestDays} days, or Timeout.InfiniteTimeSpan.");
        }

        if (GracePeriod < TimeSpan.Zero || IsTooLong(GracePeriod))
        {
            yield return Text($"GracePeriod is {GracePeriod}; it is zero to {LongestDays} days.");
        }

        if (Runs is < 1 or > 1000)
        {
            yield return Text($"Runs is {Runs}; it is 1 to 1000.");
        }

        if (ExtendUntilDecided < TimeSpan.Zero || IsTooLong(ExtendUntilDecided))
        {
            yield return Text($"ExtendUntilDecided is {ExtendUntilDecided}; it is zero to {LongestDays} days.");
        }

        if (MaxRunTime <= TimeSpan.Zero || IsTooLong(MaxRunTime))
        {
            yield return Text($"MaxRunTime is {MaxRunTime}; it is above zero and at most {LongestDays} days: leave it out for a run without a limit.");
        }

        if (MaxSpendUsd <= 0)
        {
            yield return Text($"MaxSpendUsd is {MaxSpendUsd}; it is above 0.");
        }

        if (!Enum.IsDefined(PriceTier))
        {
            yield return Text($"PriceTier is {(int)PriceTier}; it is one of {string.Join(", ", Enum.GetNames<PriceTier>())}.");
        }

        if (ExpectedCostUsdPerRequest < 0)
        {
            yield return Text($"ExpectedCostUsdPerRequest is {ExpectedCostUsdPerRequest}; it is at least 0.");
        }

        if (ExpectedCostUsdPerRequest is not null && MaxSpendUsd is null)
        {
            yield return Text($"ExpectedCostUsdPerRequest is {ExpectedCostUsdPerRequest} without MaxSpendUsd; give the limit that it is for, or leave it out.");
        }
    }

    private protected static bool IsTooLong(TimeSpan? time) => time > TimeSpan.FromDays(LongestDays);

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
