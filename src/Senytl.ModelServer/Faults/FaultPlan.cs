namespace Senytl.ModelServer;

/// <summary>Which requests a fault befalls, apart from any rule. Immutable.</summary>
public sealed class FaultPlan
{
    private readonly HashSet<long> requests;
    private readonly long every;

    private FaultPlan(Fault fault, double probability, HashSet<long> requests, long every)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Fault = fault;
        Probability = probability;
        this.requests = requests;
        this.every = every;
    }

    /// <summary>What goes wrong.</summary>
    public Fault Fault { get; }

    /// <summary>The chance of each request, 0 to 1; 0 for plans by number.</summary>
    public double Probability { get; }

    /// <summary>Each request fails with this chance; the seed and the request's index decide, not the time.</summary>
    /// <param name="probability">Above 0, to 1. All plans of a server together: at most 1.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    public static FaultPlan WithProbability(double probability, Fault fault) => probability is > 0 and <= 1
        ? new(fault, probability, [], 0)
        : throw new ArgumentOutOfRangeException(
            nameof(probability), probability, "Allowed: above 0, to 1. Give a share, such as 0.01 for 1 %.");

    /// <summary>These requests fail.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="indexes">Request indexes, from 0 in order of arrival; at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative, or there is none.</exception>
    public static FaultPlan OnRequests(Fault fault, params long[] indexes)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        return indexes.Length > 0 && indexes.Min() >= 0
            ? new(fault, 0, [.. indexes], 0)
            : throw new ArgumentOutOfRangeException(
                nameof(indexes), string.Join(", ", indexes), "Allowed: one or more indexes of 0 or more. The first request has index 0.");
    }

    /// <summary>Each n-th request fails: for 10, the requests with index 9, 19, 29…</summary>
    /// <param name="n">1 or more.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    public static FaultPlan EveryNth(long n, Fault fault) => n >= 1
        ? new(fault, 0, [], n)
        : throw new ArgumentOutOfRangeException(nameof(n), n, "Allowed: 1 or more. 1 makes each request fail.");

    internal bool Names(long index) => requests.Contains(index) || (every > 0 && (index + 1) % every == 0);
}
