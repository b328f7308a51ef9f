namespace Senytl.Performance.Measuring;

/// <summary>What went wrong in a request: a bounded message, never the exception with its object graph.</summary>
/// <param name="Kind">The group that the error is counted in, e.g. <c>HttpRequestException</c> or <c>HTTP 503</c>.</param>
/// <param name="Message">The first 500 characters of the message.</param>
internal sealed record ErrorInfo(string Kind, string Message)
{
    private const int LongestMessage = 500;

    public static ErrorInfo From(Exception exception, string kind)
    {
        // An exception of the agent's may override Message with null.
        var message = exception.Message ?? "";
        return new ErrorInfo(kind, message.Length <= LongestMessage ? message : message[..LongestMessage] + "…");
    }
}
