using System.Buffers;
using System.Globalization;

namespace Senytl.ModelServer;

/// <summary>An error status in the shape of the provider that the caller speaks to.</summary>
internal static class ErrorAnswer
{
    public static async Task SendAsync(Exchange exchange, int status, string message, string? parameter, TimeSpan? retryAfter)
    {
        await exchange.Host.Gate.PassAsync(exchange.Aborted).ConfigureAwait(false);
        var body = new ArrayBufferWriter<byte>();
        if (Dialect.IsAnthropic(exchange.Http.Request))
        {
            AnthropicError.Write(body, status, message, exchange.Entry.Record.Index);
        }
        else
        {
            OpenAIError.Write(body, status, message, parameter);
        }

        if (retryAfter is { } wait)
        {
            var headers = exchange.Http.Response.Headers;
            headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            headers["retry-after-ms"] = wait.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture);
        }

        exchange.Start(status, "application/json", body.WrittenCount);
        await exchange.FinishAsync(body.WrittenMemory, null, null).ConfigureAwait(false);
    }

    public static Task SendAsync(Exchange exchange, Fault fault) => SendAsync(
        exchange,
        fault.StatusCode,
        fault.Message ?? DefaultMessage(fault.StatusCode),
        null,
        fault.RetryAfter);

    private static string DefaultMessage(int status) => status switch
    {
        429 => "Rate limit reached. Please slow down and try again later.",
        503 or 529 => "The model is overloaded. Please try again later.",
        >= 500 => "The server had an error while processing your request.",
        _ => $"The request was refused with status {status}.",
    };
}
