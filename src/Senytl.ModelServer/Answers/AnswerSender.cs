using System.Buffers;
using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>Takes an answer through faults and waits to the connection.</summary>
internal static class AnswerSender
{
    /// <summary>Sends a chat answer, streamed or whole, as its request asks.</summary>
    public static async Task SendAsync(Exchange exchange, Answer answer, AnswerShape shape)
    {
        var clock = exchange.ClockFor(answer);
        if (await FaultStage.AnswersAsync(exchange, answer, clock).ConfigureAwait(false))
        {
            return;
        }

        if (answer.Request.Streamed)
        {
            await StreamedAnswer.SendAsync(exchange, answer, shape, clock).ConfigureAwait(false);
            return;
        }

        var pieces = Piece.Split(answer, exchange.Host.Options.TokensPerChunk);
        clock.Advance(pieces.Skip(1).Sum(static piece => piece.Tokens));
        await exchange.WaitUntilAsync(clock.Due).ConfigureAwait(false);
        await WholeAnswer.SendAsync(exchange, answer, "application/json", Render(shape.WriteWhole)).ConfigureAwait(false);
    }

    /// <summary>Sends a body that is no chat: it is due when the first token would be.</summary>
    public static async Task SendAsync(Exchange exchange, Answer answer, string contentType, Func<ReadOnlyMemory<byte>> body)
    {
        var clock = exchange.ClockFor(answer);
        if (await FaultStage.AnswersAsync(exchange, answer, clock).ConfigureAwait(false))
        {
            return;
        }

        var bytes = body();
        await exchange.WaitUntilAsync(clock.Due).ConfigureAwait(false);
        await WholeAnswer.SendAsync(exchange, answer, contentType, bytes).ConfigureAwait(false);
    }

    public static Task SendJsonAsync(Exchange exchange, Answer answer, Action<Utf8JsonWriter> write) =>
        SendAsync(exchange, answer, "application/json", () => Render(write));

    private static ReadOnlyMemory<byte> Render(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Options))
        {
            write(json);
        }

        return buffer.WrittenMemory;
    }
}
