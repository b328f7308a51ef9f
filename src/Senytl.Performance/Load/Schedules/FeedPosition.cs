namespace Senytl.Performance;

/// <summary>Which iteration asks a <see cref="DataFeed{T}"/> or a <see cref="WeightedMix{T}"/>. See <see cref="VirtualUser.Position"/>.</summary>
/// <param name="Iteration">The index of the iteration in the whole run, from 0.</param>
/// <param name="User">The index of the virtual user, from 0; 0 in rate profiles.</param>
/// <param name="UserIteration">The index of the iteration among those of its user, from 0.</param>
public readonly record struct FeedPosition(long Iteration, int User, long UserIteration);
