using Senytl.Performance.Statistics;

namespace Senytl.Performance.Load;

/// <summary>The pauses of users between two requests.</summary>
/// <param name="Mean">The mean pause.</param>
/// <param name="Spread">By which share of the mean a pause is shorter or longer at most.</param>
/// <param name="Seed">Reproduces the pauses.</param>
internal sealed record ThinkTime(TimeSpan Mean, double Spread, int Seed)
{
    /// <summary>Users that do not pause.</summary>
    public static ThinkTime None { get; } = new(TimeSpan.Zero, Spread: 0, Seed: 0);

    /// <summary>Whether users pause at all.</summary>
    public bool Any => Mean > TimeSpan.Zero;

    /// <summary>The pause before the user's current iteration: it follows from the seed, the user and the iteration alone.</summary>
    public TimeSpan Of(VirtualUser user)
    {
        if (Spread == 0)
        {
            return Mean;
        }

        var userSeed = unchecked((int)SeededRandom.At(Seed, user.Index));
        return Mean * (1 + (Spread * ((2 * SeededRandom.UniformAt(userSeed, user.Iteration)) - 1)));
    }
}
