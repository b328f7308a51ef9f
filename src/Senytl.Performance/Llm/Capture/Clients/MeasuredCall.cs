namespace Senytl.Performance.Measuring;

/// <summary>A model call whose response comes as a whole, measured.</summary>
internal static class MeasuredCall
{
    /// <summary>Hands on the response unchanged. Outside of a run it only does that.</summary>
    /// <param name="source">Makes the call.</param>
    /// <param name="start">What is known of the call beforehand.</param>
    /// <param name="note">Notes what the response tells.</param>
    /// <param name="cancellationToken">What the call ends with.</param>
    public static async Task<T> Of<T>(Func<Task<T>> source, Func<CallNotes> start, Action<CallNotes, T> note, CancellationToken cancellationToken)
    {
        if (ModelCall.Begin(CallWitness.Decorator) is not { } call)
        {
            return await source().ConfigureAwait(false);
        }

        var notes = start();
        var interruption = new Interruption(cancellationToken);
        var end = CallEnd.Failed;
        try
        {
            var response = await source().ConfigureAwait(false);
            end = CallEnd.Complete;
            note(notes, response);
            return response;
        }
        catch (Exception error) when (end != CallEnd.Complete)
        {
            end = interruption.EndOf(error);
            throw;
        }
        finally
        {
            call.End(notes.Read(end));
        }
    }
}
