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
        var interruption = new Interruption(cancellationToken);
        var enumerator = updates.GetAsyncEnumerator(cancellationToken);

        // Before anything has come an error is a failure; after it, whoever ends the stream cuts it short.
        var end = CallEnd.Failed;
        try
        {
            while (true)
            {
                try
                {
                    if (!await enumerator.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (Exception error) when (end == CallEnd.Failed)
                {
                    end = interruption.EndOf(error);
                    throw;
                }

                end = CallEnd.CutShort;
                var update = enumerator.Current;
                if (hasContent(update))
                {
                    call.Content();
                }

                note(notes, update);
                yield return update;
                call.Enter();
            }

            end = CallEnd.Complete;
        }
        finally
        {
            try
            {
                await enumerator.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                call.End(notes.Read(end));
            }
        }
    }
}
