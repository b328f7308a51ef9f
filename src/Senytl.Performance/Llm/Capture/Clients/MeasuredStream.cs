using System.Runtime.CompilerServices;

namespace Senytl.Performance.Measuring;

/// <summary>A streamed model call, measured as its updates pass.</summary>
internal static class MeasuredStream
{
    /// <summary>Hands on every update unchanged and at once. Outside of a run it only does that.</summary>
    /// <param name="source">Makes the call.</param>
    /// <param name="start">What is known of the call beforehand.</param>
    /// <param name="hasContent">Whether an update is something for the user.</param>
    /// <param name="note">Notes what an update tells.</param>
    /// <param name="cancellationToken">Handed to the source.</param>
    public static async IAsyncEnumerable<T> Of<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> source,
        Func<CallNotes> start,
        Func<T, bool> hasContent,
        Action<CallNotes, T> note,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var updates = source(cancellationToken);
        if (ModelCall.Begin(CallWitness.Decorator) is not { } call)
        {
            await foreach (var update in updates.ConfigureAwait(false))
            {
                yield return update;
            }

            yield break;
        }

        var notes = start();
        var complete = false;
        try
        {
            await foreach (var update in updates.ConfigureAwait(false))
            {
                if (hasContent(update))
                {
                    call.Content();
                }

                note(notes, update);
                yield return update;
                call.Enter();
            }

            complete = true;
        }
        finally
        {
            call.End(notes.Read(failed: !complete));
        }
    }
}
