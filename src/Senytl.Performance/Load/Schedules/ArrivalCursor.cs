namespace Senytl.Performance;

/// <summary>Walks through the arrivals of a schedule, one at a time, in constant memory.</summary>
internal abstract class ArrivalCursor : IDisposable
{
    /// <summary>The next arrival.</summary>
    /// <param name="dueNanoseconds">When it is due, from the start of the profile; never before the one before it.</param>
    /// <returns>False when there is none left.</returns>
    public abstract bool TryNext(out long dueNanoseconds);

    /// <summary>Closes what the schedule reads from.</summary>
    public virtual void Dispose()
    {
    }
}
