namespace Senytl.Performance.Adapters;

/// <summary>What an exception of a body means: test frameworks also end a test by exceptions that are no failures.</summary>
public enum BodyEnding
{
    /// <summary>The request failed. What an exception means for which the framework has no other use.</summary>
    Failure,

    /// <summary>The request succeeded, as by NUnit's <c>Assert.Pass</c>. The run goes on, and is judged.</summary>
    Success,

    /// <summary>
    /// The test ends as the framework reports the exception: skipped, ignored or inconclusive. The run is stopped, and has
    /// neither verdict nor result file.
    /// </summary>
    EndsTest,
}
