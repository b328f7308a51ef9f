using System.Globalization;
using Microsoft.Extensions.AI;
using Senytl.Performance.Load;
using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>The metrics that the running code belongs to: of the run in progress, of a session, or of a set result.</summary>
public static class Metrics
{
    private const decimal MostUsd = 1_000_000_000;

    /// <summary>The metrics as they stand now.</summary>
    /// <exception cref="InvalidOperationException">There are none here.</exception>
    public static PerformanceResult Current =>
        Ambient.Result
        ?? Ambient.Session?.Result
        ?? (Ambient.Request is { } request ? ResultBuilder.Build(request.Run, new RunEnd()) : null)
        ?? throw NoMetrics();

    /// <summary>Starts metrics outside of a run, for a plain test that records by hand.</summary>
    /// <param name="name">Name in messages.</param>
    /// <param name="prices">Where prices come from; <see cref="PriceCatalogue.Current"/> by default.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <returns>The session; dispose it at the end of the test.</returns>
    public static MetricsSession Start(string name = "metrics", PriceCatalogue? prices = null, TimeProvider? time = null) =>
        new(name, prices ?? PriceCatalogue.Current, time ?? TimeProvider.System);

    /// <summary>Makes a finished result the current one until the returned object is disposed.</summary>
    public static IDisposable Use(PerformanceResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Ambient.Push(result);
    }

    /// <summary>Records a request with its response.</summary>
    /// <remarks>
    /// In a benchmark or load test the requests recorded by hand take the place of the iteration's own record. Model calls
    /// that a measured client made since the last record belong to this request, and the response is then not counted again.
    /// Record before the body ends: what comes after it is no request of the run, and where a user has begun its next iteration by
    /// then, it is taken for one of that.
    /// In a rate profile the first of them waited as long as the iteration was late: that is part of its response time.
    /// </remarks>
    /// <param name="latency">How long the request took; at least zero.</param>
    /// <param name="response">Where usage and model are read from; they are never guessed.</param>
    /// <param name="error">What went wrong; the request then counts as failed.</param>
    /// <param name="timeToFirstToken">Start to first content, where the response was streamed; at most <paramref name="latency"/>.</param>
    public static void Record(
        TimeSpan latency, ChatResponse? response = null, Exception? error = null, TimeSpan? timeToFirstToken = null)
    {
        var calls = default(CallTotals);
        if (response is not null)
        {
            calls.Calls = 1;
            calls.ToolCalls = ChatResponseReader.ToolCalls(response);
            calls.AddUsage(TokenUsage.From(response.Usage, provider: null));
            Scope().Run.Price(ref calls, response.ModelId, TokenUsage.From(response.Usage, provider: null));
        }

        Record(latency, calls, error, timeToFirstToken);
    }

    /// <summary>Records a request with tokens and cost that the caller knows.</summary>
    /// <inheritdoc cref="Record(TimeSpan, ChatResponse, Exception, TimeSpan?)"/>
    /// <param name="latency">How long the request took; at least zero.</param>
    /// <param name="usage">Tokens of the request; no count is negative, and no part exceeds its whole.</param>
    /// <param name="costUsd">Its cost in USD, from 0 to 1,000,000,000; absent when it is not known.</param>
    /// <param name="error">What went wrong; the request then counts as failed.</param>
    /// <param name="timeToFirstToken">Start to first content, where the response was streamed; at most <paramref name="latency"/>.</param>
    /// <exception cref="InvalidUsageException">A count is negative, or a part exceeds its whole.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Latency, cost or time to first token is out of range.</exception>
    public static void Record(
        TimeSpan latency, TokenUsage usage, decimal? costUsd = null, Exception? error = null, TimeSpan? timeToFirstToken = null)
    {
        ArgumentNullException.ThrowIfNull(usage);
        usage.Validate();
        if (costUsd is < 0 or > MostUsd)
        {
            throw new ArgumentOutOfRangeException(
                nameof(costUsd), costUsd, string.Create(CultureInfo.InvariantCulture, $"The cost of a request is from 0 to {MostUsd:#,0} USD; leave it out when it is not known."));
        }

        var calls = new CallTotals { Calls = 1 };
        calls.AddUsage(usage);
        calls.AddCost(costUsd, "no cost was recorded with the usage");
        Record(latency, calls, error, timeToFirstToken);
    }

    private static void Record(TimeSpan latency, in CallTotals calls, Exception? error, TimeSpan? timeToFirstToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latency, TimeSpan.Zero);
        if (timeToFirstToken is { } first && (first <= TimeSpan.Zero || first > latency))
        {
            throw new ArgumentOutOfRangeException(
                nameof(timeToFirstToken), first, $"The time to first token is above zero and at most the latency, {latency}.");
        }

        var scope = Scope();
        var ended = scope.Run.Clock.Now;
        var started = ended - RunClock.FromTimeSpan(latency);
        var record = new RequestRecord
        {
            Started = started,
            FirstContent = timeToFirstToken is { } content ? started + RunClock.FromTimeSpan(content) : 0,
            Ended = ended,
            Calls = calls,
        };
        if (error is not null)
        {
            (record.Outcome, record.Error) = OutcomeClassifier.Classify(error, DeadlineOutcome.InTime, runStopped: false);
        }

        scope.RecordByHand(record);
    }

    private static RequestScope Scope() => Ambient.Request ?? Ambient.Session?.Scope ?? throw NoMetrics();

    private static InvalidOperationException NoMetrics() => new(
        "No metrics belong to this code. Call it from the body of a [Benchmark] or [LoadTest], or open them with 'using var metrics = Metrics.Start();'.");
}
