namespace Senytl.Performance;

/// <summary>When requests are due, whatever the target does: the open-loop load of a run.</summary>
/// <remarks>
/// A profile is immutable and safe to share between threads. The same profile yields the same arrivals each time, and
/// <see cref="object.ToString"/> prints all that reproduces it, the seed included.
/// </remarks>
public abstract partial class LoadProfile
{
    private protected LoadProfile()
    {
    }

    /// <summary>How long the profile lasts. Every arrival is due before its end.</summary>
    public abstract TimeSpan Duration { get; }

    /// <summary>How many arrivals there are; the expected number where chance decides (Poisson without an exact count).</summary>
    public abstract long ArrivalCount { get; }

    /// <summary>The due times from the start of the profile, in order.</summary>
    public ArrivalSequence Arrivals => new(this);

    /// <summary>This profile, and the next one when its duration is over.</summary>
    public LoadProfile Then(LoadProfile next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new SequenceProfile(this, next);
    }

    /// <summary>Starts at the first arrival.</summary>
    internal abstract ArrivalCursor Open();
}
