namespace Senytl.Performance.Adapters;

/// <summary>Writes progress into a test's live output: nothing in a short run, then a line each interval.</summary>
/// <remarks>A sink that fails is not asked again: a line is not worth the run.</remarks>
internal sealed class ProgressOutput(string test, TimeSpan interval, Action<string> output) : IProgress<RunProgress>
{
    /// <summary>Runs that end within this show no line, so that a suite of short ones stays quiet.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    // A timer fires a little early or late, and must not lose a line by it.
    private static readonly TimeSpan HalfALook = TimeSpan.FromSeconds(0.5);

    private TimeSpan next = Silence;
    private bool broken;

    public void Report(RunProgress value)
    {
        if (broken || value.Elapsed + HalfALook < next)
        {
            return;
        }

        next = value.Elapsed + interval;
        try
        {
            output($"{test}: {value.ToString().TrimStart()}");
        }
        catch (Exception)
        {
            broken = true;
        }
    }
}
