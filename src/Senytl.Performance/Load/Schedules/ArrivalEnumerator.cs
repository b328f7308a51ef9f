using System.Collections;

namespace Senytl.Performance;

/// <summary>Walks through the arrivals of a profile.</summary>
public struct ArrivalEnumerator : IEnumerator<TimeSpan>
{
    private readonly ArrivalCursor cursor;
    private long nanoseconds;

    internal ArrivalEnumerator(ArrivalCursor cursor) => this.cursor = cursor;

    /// <summary>When the arrival is due, from the start of the profile.</summary>
    public readonly TimeSpan Current => new(nanoseconds / TimeSpan.NanosecondsPerTick);

    readonly object IEnumerator.Current => Current;

    /// <inheritdoc/>
    public bool MoveNext() => cursor.TryNext(out nanoseconds);

    /// <summary>Not supported: enumerate the profile again instead.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public readonly void Reset() => throw new NotSupportedException("Enumerate the arrivals of the profile again instead.");

    /// <inheritdoc/>
    public readonly void Dispose() => cursor.Dispose();
}
