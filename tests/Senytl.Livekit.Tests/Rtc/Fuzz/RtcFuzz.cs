namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>Runs targets; the benchmark suite runs a million cases of what the tests run by the thousand.</summary>
internal static class RtcFuzz
{
    /// <summary>Every parser and state machine of peer input, made anew.</summary>
    public static IEnumerable<FuzzTarget> Targets() => [.. SecureFuzzTargets.All(), .. MediaFuzzTargets.All(), .. SignalFuzzTargets.All(), .. TwirpFuzzTargets.All()];

    /// <exception cref="InvalidOperationException">An exception escaped; the message holds the target, the seed and the frame.</exception>
    public static void Run(FuzzTarget target, int seed, int cases)
    {
        var mutator = new Mutator(seed);
        for (var i = 0; i < cases; i++)
        {
            var frame = mutator.Next(target.Seeds);
            var copy = (byte[])frame.Clone();
            try
            {
                target.Feed(frame);
            }
            catch (Exception escaped)
            {
                throw new InvalidOperationException($"{target.Name}, seed {seed}, case {i}: {escaped.GetType().Name} for {Convert.ToHexString(copy)}", escaped);
            }
        }
    }
}
