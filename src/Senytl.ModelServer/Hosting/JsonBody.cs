using System.IO.Pipelines;
using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>Reads a whole JSON body; its size is bounded by Kestrel.</summary>
internal static class JsonBody
{
    public static async ValueTask<T> ReadAsync<T>(Exchange exchange, Func<JsonElement, T> read)
    {
        var reader = exchange.Http.Request.BodyReader;
        var body = await ReadToEndAsync(reader, exchange.Aborted).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new RequestProblem(400, $"The body is a JSON {document.RootElement.ValueKind}; send a JSON object.");
            }

            return read(document.RootElement);
        }
        catch (JsonException problem)
        {
            throw new RequestProblem(400, $"The body is not valid JSON: {problem.Message} Send a JSON object.");
        }
        catch (InvalidOperationException problem)
        {
            throw new RequestProblem(400, $"The body holds text that is not valid: {problem.Message} Send valid UTF-8.");
        }
        finally
        {
            reader.AdvanceTo(body.End);
        }
    }

    private static async ValueTask<System.Buffers.ReadOnlySequence<byte>> ReadToEndAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (result.IsCompleted)
            {
                return result.Buffer;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
