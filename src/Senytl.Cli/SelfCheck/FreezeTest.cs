using Senytl.Cli.Load;
using Senytl.Performance;

namespace Senytl.Cli.SelfCheck;

/// <summary>
/// An open load on a model server of our own over the loopback, which is frozen for a while. What the response times are then
/// follows from arithmetic, so that the measurement can be compared with the truth.
/// </summary>
internal sealed class FreezeTest : IAsyncDisposable
{
    public const int Rate = 200;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    private readonly ModelServer.ModelServer _server;
    private readonly HttpTarget _target;
    private readonly TimeProvider _time;

    private FreezeTest(ModelServer.ModelServer server, TimeProvider time)
    {
        _server = server;
        _time = time;
        _target = new HttpTarget(new Uri(server.BaseAddress, "v1/models"), HttpMethod.Get, [], body: null);
    }

    public static async Task<FreezeTest> StartAsync(TimeProvider time, CancellationToken cancellation)
    {
        var test = new FreezeTest(await ModelServer.ModelServer.StartAsync(cancellationToken: cancellation).ConfigureAwait(false), time);

        // The code that runs when a freeze ends must not be compiled while it is measured.
        await test.RunAsync(WarmUp, WarmUp * 0.3, WarmUp * 0.6, cancellation).ConfigureAwait(false);
        return test;
    }

    /// <summary>Freezes the target from one moment to another; without an end, until the run is over.</summary>
    public async Task<Frozen> RunAsync(TimeSpan length, TimeSpan from, TimeSpan? to, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var answered = 0L;
        var start = _time.GetTimestamp();
        var freeze = FreezeAsync(from, to, () => Interlocked.Read(ref answered), over.Token);
        var options = new LoadTestOptions
        {
            Name = "freeze",
            Profile = LoadProfile.ConstantRate(Rate, length),
            GracePeriod = TimeSpan.FromSeconds(1),
            RequestTimeout = TimeSpan.FromSeconds(60),
            AbortOnBreach = false,
            TimeProvider = _time,
        };
        var result = await LoadTest.RunAsync(
            options,
            async (_, token) =>
            {
                await _target.SendAsync(token).ConfigureAwait(false);
                Interlocked.Increment(ref answered);
            },
            cancellation).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        var (began, frozenFor, answeredBefore) = await freeze.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var due = options.Profile.ArrivalCount;
        return new Frozen(
            result,
            due,
            length,
            frozenFor,
            to is null ? Stranded.After(due, Rate, _time.GetElapsedTime(start, began), answeredBefore) : null);
    }

    public async ValueTask DisposeAsync()
    {
        _target.Dispose();
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Returns when the target stood still, for how long in fact, and what had been answered before.</summary>
    private async Task<(long Began, TimeSpan For, long Answered)> FreezeAsync(TimeSpan from, TimeSpan? to, Func<long> answered, CancellationToken over)
    {
        await Task.Delay(from, _time, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var before = answered();
        _server.Pause();
        var began = _time.GetTimestamp();
        await Task.Delay(to - from ?? Timeout.InfiniteTimeSpan, _time, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var frozenFor = _time.GetElapsedTime(began);
        _server.Resume();
        return (began, frozenFor, before);
    }
}
