using Senytl.Performance.Load.Batching;

namespace Senytl.Performance.Adapters;

/// <summary>A loop whose calls may end by a test framework's own exceptions.</summary>
/// <param name="inner">The loop.</param>
/// <param name="watch">Knows what an exception means.</param>
internal sealed class EndingLoop(CallLoop inner, EndingWatch watch) : CallLoop
{
    public override CallLoop Empty => inner.Empty;

    public override void Enter(VirtualUser user) => inner.Enter(user);

    public override long Run(long calls, VirtualUser user, CancellationToken cancellationToken, out ValueTask pending)
    {
        try
        {
            var left = inner.Run(calls, user, cancellationToken, out pending);
            if (!pending.IsCompletedSuccessfully)
            {
                pending = watch.Around(pending);
            }

            return left;
        }
        catch (Exception exception) when (watch.IsSuccess(exception))
        {
            if (calls > 1)
            {
                // How many of them were made is not known, and with it the time of a call.
                throw new InvalidOperationException(
                    $"the body ended by a {exception.GetType().Name} while an iteration was a batch of calls; set AutoBatch = false", exception);
            }

            pending = default;
            return 0;
        }
    }
}
