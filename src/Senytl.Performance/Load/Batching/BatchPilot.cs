using System.Runtime;
using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load.Batching;

/// <summary>Finds out, before a benchmark is measured, whether its body is short enough to be called in batches.</summary>
/// <remarks>
/// It also runs the body until the runtime has stopped recompiling it: a method is compiled up to three times, each time
/// after 30 calls and 100 ms without new methods, and waits in a queue with all others.
/// </remarks>
internal sealed class BatchPilot(BatchedBody body, RunClock clock, TimeSpan requestTimeout)
{
    /// <summary>A call that takes at least this long is an iteration of its own: timer and engine are then below 0.2 % of it.</summary>
    public const long ShortCall = 100_000;

    private const long LongestCall = 20_000_000;
    private const long LongestFirstCall = 100_000_000;
    private const long BatchLength = 10_000_000;
    private const long StepLength = 1_000_000;
    private const long LeastSettling = 400_000_000;
    private const long MostSettling = 4_000_000_000;
    private const long QuietTime = 250_000_000;
    private const int LoneCalls = 3;
    private const int EmptyCallsPerStep = 64;
    private const long EmptyTime = 200_000_000;

    /// <summary>Runs iterations until the length of a call is known, and tells the body how many calls an iteration has.</summary>
    /// <param name="iterateAsync">Runs one unmeasured iteration.</param>
    /// <param name="stopped">Ends the pilot.</param>
    public async Task RunAsync(Func<Task> iterateAsync, CancellationToken stopped)
    {
        var empty = body.Loop.Empty;
        if (body.Elapsed >= LongestFirstCall)
        {
            // The warm-up may have been one call, and that call may have loaded something that the next finds loaded.
            await iterateAsync().ConfigureAwait(false);
        }

        if (body.Elapsed < LongestFirstCall
            && await SettleAsync(iterateAsync, empty, stopped).ConfigureAwait(false) is { Call: < ShortCall } found)
        {
            body.Batch(CallsIn(Within(BatchLength), found.Call), EmptyCall(empty), stillCompiling: !found.Settled);
        }
        else
        {
            body.Release();
        }
    }

    /// <summary>
    /// Nanoseconds of a call once the compiler is quiet, or has had its time; absent when the body is none for batches, as one that
    /// keeps what it allocates.
    /// </summary>
    private async Task<(double Call, bool Settled)?> SettleAsync(Func<Task> iterateAsync, CallLoop empty, CancellationToken stopped)
    {
        var began = clock.Now;
        var quietSince = began;
        var tiering = TieringWatch.Instance;
        var compiled = JitInfo.GetCompiledMethodCount() + tiering.Events;
        var shortest = new ShortestCall(clock);
        var retention = new RetentionWatch(body);
        for (var step = 1; !stopped.IsCancellationRequested; step++)
        {
            await iterateAsync().ConfigureAwait(false);
            _ = empty.Run(EmptyCallsPerStep, Nobody, CancellationToken.None, out _);
            if (body.Elapsed is not { } elapsed || await retention.IsKeptAsync(iterateAsync).ConfigureAwait(false))
            {
                return null;
            }

            var now = clock.Now;
            if (JitInfo.GetCompiledMethodCount() + tiering.Events + retention.Suspicions is var count && (count != compiled || tiering.IsBusy))
            {
                (compiled, quietSince) = (count, now);
                shortest.Forget();
            }

            shortest.Take(elapsed, body.Calls);
            if (shortest.Nanoseconds is not { } call)
            {
                body.Calls *= 2;
                continue;
            }

            if (step >= LoneCalls && call > LongestCall)
            {
                return (call, true);
            }

            var isSettled = now - began >= LeastSettling && now - quietSince >= QuietTime;
            if (isSettled || now - began >= MostSettling)
            {
                return (call, isSettled);
            }

            body.Calls = Math.Min(body.Calls * 2, CallsIn(Within(StepLength), call));
        }

        return null;
    }

    private static VirtualUser Nobody => new(0, 0, users: 1);

    /// <summary>The least of many tries in a row: whatever disturbs this loop only adds to it.</summary>
    /// <remarks>
    /// A processor takes up to 100 ms to learn a loop that does nothing: it falls from 1.9 to 1.4 ns a call, which would be missing from
    /// the time of every call of a short body.
    /// </remarks>
    private double EmptyCall(CallLoop empty)
    {
        const int LeastTries = 256;
        const int MostTries = 4096;
        const int Calls = 65_536;
        var began = clock.Now;
        var least = long.MaxValue;
        for (var tries = 0; tries < LeastTries || (tries < MostTries && clock.Now - began < EmptyTime); tries++)
        {
            var started = clock.Now;
            _ = empty.Run(Calls, Nobody, CancellationToken.None, out _);
            least = Math.Min(least, clock.Now - started);
        }

        return (double)least / Calls;
    }

    private static long CallsIn(long nanoseconds, double call)
    {
        var calls = (long)(nanoseconds / Math.Max(call, 0.1));
        return calls < 16 ? Math.Max(1, calls) : calls / 16 * 16;
    }

    /// <summary>The length, or a tenth of the request's time limit when that is shorter: the limit is that of an iteration.</summary>
    private long Within(long length) => requestTimeout == Timeout.InfiniteTimeSpan
        ? length
        : Math.Min(length, RunClock.FromTimeSpan(requestTimeout) / 10);
}
