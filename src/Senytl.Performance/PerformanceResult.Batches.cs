using System.Globalization;
using Senytl.Performance.Load.Batching;
using Senytl.Performance.Measuring;

namespace Senytl.Performance;

public sealed partial class PerformanceResult
{
    /// <summary>A result of batches that something else has timed, judged and reported like one of this engine.</summary>
    /// <param name="name">Name of the run.</param>
    /// <param name="profile">What was run, in words.</param>
    /// <param name="batches">The batches; without any, the result is a failed one that says so.</param>
    /// <param name="objectives">What to judge.</param>
    /// <exception cref="ArgumentException">A batch is out of range.</exception>
    public static PerformanceResult FromBatches(
        string name, string profile, IReadOnlyList<OperationBatch> batches, params IReadOnlyList<Objective> objectives)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(objectives);
        var run = new RunContext(name, profile, TimeProvider.System, PriceCatalogue.Default);
        foreach (var objective in objectives)
        {
            run.Declare(objective);
        }

        var now = run.Clock.Now;
        foreach (var batch in batches)
        {
            Check(name, batch);
            var record = new RequestRecord { Scheduled = now, Started = now, Batch = Timing(batch) };
            now += (long)(batch.Calls * batch.NanosecondsPerCall);
            record.Ended = now;
            run.Record(record, measured: true);
        }

        return ResultBuilder.Build(run, new RunEnd());
    }

    private static BatchTiming Timing(OperationBatch batch) => new(
        batch.Calls,
        (long)Math.Round(batch.NanosecondsPerCall * 1000),
        batch.AllocatedBytesPerCall is { } bytes ? (long)Math.Round(bytes * batch.Calls) : null);

    private static void Check(string name, OperationBatch batch)
    {
        if (batch.Calls < 1)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name}: a batch has {batch.Calls} calls; it has at least 1."));
        }

        if (!(batch.NanosecondsPerCall is >= 0 and < 1e15))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name}: a call took {batch.NanosecondsPerCall} ns; it is from 0 to below 1E+15."));
        }

        if (batch.AllocatedBytesPerCall is { } bytes && !(bytes >= 0 && double.IsFinite(bytes)))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name}: a call allocated {bytes} bytes; it is at least 0."));
        }
    }
}
