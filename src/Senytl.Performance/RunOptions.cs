using System.Globalization;

namespace Senytl.Performance;

/// <summary>What benchmarks and load tests have in common.</summary>
public abstract record RunOptions
{
    /// <summary>Name of the run in reports and result files. Required.</summary>
    public required string Name { get; init; }

    /// <summary>Limit of one request; default 30 s, at least 1 ms, or <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long requests in flight may take to end when the run is stopped; default 5 s, at least zero.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Objectives to judge, beside those that the body declares.</summary>
    public IReadOnlyList<Objective> Objectives { get; init; } = [];

    /// <summary>Where prices come from; the bundled catalogue by default.</summary>
    public PriceCatalogue Prices { get; init; } = PriceCatalogue.Default;

    /// <summary>Clock and timers; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Seed of all that is random in the run; default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether the body blocks its thread; the thread pool is then widened for the run. Default false.</summary>
    public bool BlockingBody { get; init; }

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentException">One or more values are out of range; the message lists every one.</exception>
    public void Validate()
    {
        var errors = Errors().ToList();
        if (errors.Count > 0)
        {
            throw new ArgumentException($"{Name}: {string.Join(" ", errors)}");
        }
    }

    internal virtual IEnumerable<string> Errors()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return "Name is empty; give the run a name.";
        }

        if (RequestTimeout < TimeSpan.FromMilliseconds(1) && RequestTimeout != Timeout.InfiniteTimeSpan)
        {
            yield return Text($"RequestTimeout is {RequestTimeout}; it is at least 1 ms, or Timeout.InfiniteTimeSpan.");
        }

        if (GracePeriod < TimeSpan.Zero)
        {
            yield return Text($"GracePeriod is {GracePeriod}; it is at least zero.");
        }
    }

    private protected static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
