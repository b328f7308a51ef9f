namespace Senytl.Performance;

/// <summary>A run broke its objectives. Test frameworks class it as a failed assertion.</summary>
public sealed class SlaViolationException : Exception, IAssertionException
{
    internal SlaViolationException(string message, PerformanceResult result, IReadOnlyList<ObjectiveVerdict> broken)
        : base(message)
    {
        Result = result;
        Broken = broken;
    }

    /// <summary>The run, with all its figures.</summary>
    public PerformanceResult Result { get; }

    /// <summary>Every objective that was broken, with limit, measured value and sample size.</summary>
    public IReadOnlyList<ObjectiveVerdict> Broken { get; }
}
