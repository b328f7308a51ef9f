using System.Runtime.ExceptionServices;
using Senytl.Performance.Load;
using Senytl.Performance.Load.Batching;

namespace Senytl.Performance.Adapters;

/// <summary>Lets a body end by a test framework's own exceptions: a success is none, and the first that ends the test stops the run.</summary>
internal sealed class EndingWatch : IDisposable
{
    private readonly Func<Exception, BodyEnding>? meaning;
    private readonly CancellationTokenSource stop;
    private ExceptionDispatchInfo? first;

    /// <param name="meaning">What an exception means to the framework; absent where each is a failed request.</param>
    /// <param name="outer">Stops the run, too.</param>
    public EndingWatch(Func<Exception, BodyEnding>? meaning, CancellationToken outer)
    {
        this.meaning = meaning;
        stop = CancellationTokenSource.CreateLinkedTokenSource(outer);
    }

    /// <summary>Stops the run.</summary>
    public CancellationToken Token => stop.Token;

    /// <summary>What ended the test; absent when nothing did. A run that was stopped before for another reason is judged by that.</summary>
    /// <param name="result">What the run came to.</param>
    public ExceptionDispatchInfo? EndOf(PerformanceResult result) => result.AbortReason == RunStop.FromOutside ? first : null;

    /// <summary>The body, which fails no longer by what is a success.</summary>
    public LoadBody Around(LoadBody body) => meaning is null ? body : (user, token) =>
    {
        try
        {
            var work = body(user, token);
            return work.IsCompletedSuccessfully ? work : Around(work);
        }
        catch (Exception exception) when (IsSuccess(exception))
        {
            return default;
        }
    };

    /// <summary>The call, which fails no longer by what is a success.</summary>
    public async ValueTask Around(ValueTask call)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (Exception exception) when (IsSuccess(exception))
        {
        }
    }

    /// <summary>The loop, which fails no longer by what is a success.</summary>
    public CallLoop? Around(CallLoop? loop) => loop is null || meaning is null ? loop : new EndingLoop(loop, this);

    /// <summary>Whether a body that threw this succeeded. Stops the run when the exception ends the test.</summary>
    public bool IsSuccess(Exception exception)
    {
        var ending = meaning?.Invoke(exception) ?? BodyEnding.Failure;
        if (ending == BodyEnding.EndsTest
            && !stop.IsCancellationRequested
            && Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(exception), null) is null)
        {
            stop.Cancel();
        }

        return ending == BodyEnding.Success;
    }

    public void Dispose() => stop.Dispose();
}
