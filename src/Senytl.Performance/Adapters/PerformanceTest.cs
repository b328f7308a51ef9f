using Senytl.Performance.Load;
using Senytl.Performance.Load.Batching;
using Senytl.Performance.Reporting;

namespace Senytl.Performance.Adapters;

/// <summary>One <c>[Benchmark]</c> or <c>[LoadTest]</c> as a test framework's adapter hands it over.</summary>
public sealed class PerformanceTest
{
    private Action<VirtualUser>? enter;
    private Action<VirtualUser>? leave;

    /// <summary>What to run: <see cref="BenchmarkOptions"/> or <see cref="LoadTestOptions"/>.</summary>
    public required RunOptions Options { get; init; }

    /// <summary>One iteration of the test's body.</summary>
    public required Func<VirtualUser, CancellationToken, ValueTask> Body { get; init; }

    /// <summary>The body itself, when it takes nothing and returns nothing: called in a loop without a wrapper.</summary>
    internal Action? Synchronous { get; init; }

    /// <summary>A body that does nothing, called in the same way as <see cref="Body"/>; absent when each iteration is one call.</summary>
    internal Func<VirtualUser, CancellationToken, ValueTask>? Empty { get; init; }

    /// <summary>Whether an inconclusive objective fails this test; also true when the environment asks for it.</summary>
    public bool RequireProof { get; init; }

    /// <summary>
    /// Where the report goes; called once. Of a test that failed it leaves out what the failure's message says: frameworks show both.
    /// </summary>
    public required Action<string> Output { get; init; }

    /// <summary>Told of each result file, so that the framework can attach it.</summary>
    public Action<string>? Attach { get; init; }

    /// <summary>
    /// Where a line goes while the run goes on, for frameworks that show output live. Runs of less than 5 s write none;
    /// then it is one a second, or as often as the environment says.
    /// </summary>
    public Action<string>? Progress { get; init; }

    /// <summary>Told of each objective that the test passes without its being proven, in a line that says what is missing.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>What an exception of the body means to the framework; absent where each is a failed request.</summary>
    /// <remarks>Called with each exception, from several threads when there are several users.</remarks>
    public Func<Exception, BodyEnding>? Ending { get; init; }

    /// <summary>The same test with a call before each iteration, in the execution context in which the body then runs.</summary>
    /// <remarks>An iteration that is a batch of calls is entered once. Tests entered so are measured like any other.</remarks>
    /// <param name="enter">Called with the user whose iteration begins; from several threads when there are several users.</param>
    /// <param name="leave">
    /// Called with a user of an open load when its iteration has ended: each arrival is a user of its own, and does not come
    /// again. What is kept for it until then must go, or memory grows with the load.
    /// </param>
    public PerformanceTest Entering(Action<VirtualUser> enter, Action<VirtualUser>? leave = null)
    {
        ArgumentNullException.ThrowIfNull(enter);
        var test = (PerformanceTest)MemberwiseClone();
        test.enter = this.enter + enter;
        test.leave = this.leave + leave;
        return test;
    }

    /// <summary>Runs the test, and writes its report and result files.</summary>
    /// <returns>
    /// The judged result, and what fails the test: an objective was broken, or the run proved nothing. No violation when the test passed.
    /// It was never thrown and has no stack trace, for no line of code has failed.
    /// </returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The test passes, but its result cannot be written; the report has gone to <see cref="Output"/>.</exception>
    /// <exception cref="Exception">What the body threw to end the test: see <see cref="BodyEnding.EndsTest"/>.</exception>
    public async Task<(PerformanceResult Result, SlaViolationException? Violation)> JudgeAsync(CancellationToken cancellationToken)
    {
        Options.Validate();
        if (PerformanceEnvironment.Mode == PerformanceMode.Smoke)
        {
            return await SmokeAsync(cancellationToken).ConfigureAwait(false);
        }

        using var file = ResultFile.Create(Options.Name, Options.TimeProvider);
        using var ending = new EndingWatch(Ending, cancellationToken);
        var result = await RunAsync(Watched(), file.WritePartial, ending).ConfigureAwait(false);
        if (ending.EndOf(result) is { } end)
        {
            file.Discard();
            end.Throw();
        }

        var (files, unwritten) = Write(file, result);
        var violation = result.Violation(RequireProof || PerformanceEnvironment.RequireProof, files.FirstOrDefault());
        Output(
            (violation is null ? TextReport.Of(result) : TextReport.Beside(violation))
            + (unwritten is not null ? $"  no result: {unwritten.Message}\n" : violation is null ? $"  result: {files[0]}\n" : ""));
        foreach (var path in files)
        {
            Attach?.Invoke(path);
        }

        if (violation is null && unwritten is not null)
        {
            throw unwritten;
        }

        if (violation is null && Warn is { } warn)
        {
            VerdictText.Unproven(result).ToList().ForEach(warn);
        }

        return (result, violation);
    }

    /// <summary>What was measured reaches the report and the verdict although a disk is full.</summary>
    private static (IReadOnlyList<string> Files, InvalidOperationException? Unwritten) Write(ResultFile file, PerformanceResult result)
    {
        try
        {
            return (file.Write(result), null);
        }
        catch (InvalidOperationException unwritten)
        {
            return ([], unwritten);
        }
    }

    private RunOptions Watched() => (Progress, PerformanceEnvironment.ProgressInterval) switch
    {
        ({ } lines, { } interval) => Options with { Progress = Options.Progress ?? new ProgressOutput(Options.Name, interval, lines) },
        _ => Options,
    };

    private async Task<(PerformanceResult Result, SlaViolationException? Violation)> SmokeAsync(CancellationToken cancellationToken)
    {
        using var ending = new EndingWatch(Ending, cancellationToken);
        var result = (await RunAsync(SmokeOptions(), keep: null, ending).ConfigureAwait(false)).Unjudged();
        ending.EndOf(result)?.Throw();
        var violation = result is { Failed: 0, Invalidity: null } ? null : new SlaViolationException(FailureMessage.Of(result, [], resultFile: null), result, []);
        Output($"{PerformanceEnvironment.ModeVariable}=smoke: one iteration, no verdict on any objective\n{(violation is null ? TextReport.Figures(result) : "")}");
        return (result, violation);
    }

    private RunOptions SmokeOptions()
    {
        RunOptions one = Options switch
        {
            BenchmarkOptions benchmark => benchmark with { Iterations = 1, Warmup = 0, WarmupDuration = TimeSpan.Zero },
            LoadTestOptions load => load with
            {
                Profile = null,
                MaxInFlight = LoadTestOptions.DefaultMaxInFlight,
                ConcurrentUsers = 1,
                IterationsPerUser = 1,
                Duration = null,
                RampUp = TimeSpan.Zero,
                ThinkTime = TimeSpan.Zero,
                ThinkTimeSpread = 0,
                WarmupIterationsPerUser = 0,
                Warmup = TimeSpan.Zero,
            },
            _ => throw Unknown(),
        };
        return one with { Runs = 1, ExtendUntilDecided = TimeSpan.Zero, Objectives = [] };
    }

    private Task<PerformanceResult> RunAsync(RunOptions options, Action<PerformanceResult>? keep, EndingWatch ending) => options switch
    {
        BenchmarkOptions benchmark => Benchmark.RunAsync(benchmark, ending.Around(Entered()), ending.Around(Loop()), keep, ending.Token),
        LoadTestOptions load => LoadTest.RunAsync(load, ending.Around(Entered()), keep, cancellationToken: ending.Token),
        _ => throw Unknown(),
    };

    private LoadBody Entered()
    {
        var body = Body;
        if (enter is not { } entering)
        {
            return Wrap(body);
        }

        if (leave is { } leaving && Options is LoadTestOptions { Profile: not null })
        {
            return async (user, token) =>
            {
                entering(user);
                try
                {
                    await body(user, token).ConfigureAwait(false);
                }
                finally
                {
                    leaving(user);
                }
            };
        }

        return (user, token) =>
        {
            entering(user);
            return body(user, token);
        };
    }

    private CallLoop? Loop()
    {
        CallLoop? loop = Synchronous is { } synchronous ? new ActionLoop(synchronous)
            : Empty is { } empty ? new TaskLoop(Wrap(Body), Wrap(empty))
            : null;
        return loop is null || enter is null ? loop : new EnteringLoop(loop, enter);
    }

    private static LoadBody Wrap(Func<VirtualUser, CancellationToken, ValueTask> body) => (user, token) => body(user, token);

    private InvalidOperationException Unknown() =>
        new($"Options is a {Options.GetType().Name}; it is BenchmarkOptions or LoadTestOptions.");
}
