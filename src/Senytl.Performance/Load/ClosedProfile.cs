namespace Senytl.Performance.Load;

/// <summary>Users that each make one request after the other, for a number of iterations or for a time.</summary>
internal sealed record ClosedProfile
{
    public required int Users { get; init; }

    public TimeSpan RampUp { get; init; }

    /// <summary>Per user; absent when a duration bounds the phase.</summary>
    public long? Iterations { get; init; }

    public TimeSpan? Duration { get; init; }

    /// <summary>False for the warm-up.</summary>
    public bool Measured { get; init; } = true;
}
