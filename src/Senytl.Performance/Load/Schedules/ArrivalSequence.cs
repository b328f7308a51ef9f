using System.Collections;

namespace Senytl.Performance;

/// <summary>The arrivals of a profile in order, computed as they are asked for and never held in memory.</summary>
public readonly struct ArrivalSequence : IEnumerable<TimeSpan>
{
    private readonly LoadProfile profile;

    internal ArrivalSequence(LoadProfile profile) => this.profile = profile;

    /// <summary>Starts at the first arrival.</summary>
    public ArrivalEnumerator GetEnumerator() => new(profile.Open());

    IEnumerator<TimeSpan> IEnumerable<TimeSpan>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
