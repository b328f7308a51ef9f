namespace Senytl.Performance.Measuring;

/// <summary>A finished model call as one or more witnesses saw it. Times in nanoseconds of the run's clock.</summary>
/// <param name="Witness">The most detailed witness.</param>
/// <param name="Reading">What they read.</param>
/// <param name="Started">When the outermost saw it start.</param>
/// <param name="FirstContent">When the first content came; 0 when it was not streamed.</param>
/// <param name="Ended">When the outermost saw it end.</param>
internal sealed record SettledCall(CallWitness Witness, CallReading Reading, long Started, long FirstContent, long Ended)
{
    /// <summary>Whether the agent's own instrumentation saw it, and so exports it itself.</summary>
    public bool Instrumented { get; init; } = Witness == CallWitness.Span;

    /// <summary>Joins what a witness below saw of the same call.</summary>
    public SettledCall With(SettledCall below)
    {
        var failed = Reading.Failed;
        return this with
        {
            Witness = below.Witness > Witness ? below.Witness : Witness,
            Reading = below.Witness > Witness ? below.Reading.Over(Reading, failed) : Reading.Over(below.Reading, failed),
            FirstContent = below.FirstContent != 0 ? below.FirstContent : FirstContent,
            Instrumented = Instrumented || below.Instrumented,
        };
    }

    /// <summary>Joins an attempt that came to nothing: that it was instrumented, what it was asked for, and that there is nothing to bill.</summary>
    /// <remarks>A span may stay silent about an error; one that also tells no usage is believed no more than the attempt.</remarks>
    public SettledCall WithTraceOf(SettledCall attempt) => this with
    {
        Reading = Reading with
        {
            Model = Reading.Model ?? attempt.Reading.Model,
            End = Reading.Failed || (Witness == CallWitness.Span && Reading.Usage is null) ? CallEnd.Failed : CallEnd.Complete,
        },
        Instrumented = Instrumented || attempt.Instrumented,
    };
}
