namespace Senytl.Performance.Measuring;

/// <summary>
/// Tells a call that was given up, by its caller or a time limit, from one that failed by itself: the provider works on the
/// first, and bills it. What was given up before it began was never sent.
/// </summary>
internal readonly struct Interruption(CancellationToken token)
{
    private readonly bool neverSent = token.IsCancellationRequested;

    /// <summary>How a call ended that threw before anything of its response came.</summary>
    public CallEnd EndOf(Exception error) => !neverSent && (token.IsCancellationRequested || IsGivenUp(error)) ? CallEnd.CutShort : CallEnd.Failed;

    private static bool IsGivenUp(Exception? error) =>
        error is OperationCanceledException or TimeoutException || (error?.InnerException is { } inner && IsGivenUp(inner));
}
