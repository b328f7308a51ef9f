namespace Senytl.ModelServer;

/// <summary>Sends an answer as a stream of events, each at its time, with its faults.</summary>
internal static class StreamedAnswer
{
    public static async Task SendAsync(Exchange exchange, Answer answer, AnswerShape shape, AnswerClock clock)
    {
        using var events = new EventStream();
        var pieces = Piece.Split(answer, exchange.Host.Options.TokensPerChunk);
        exchange.Start(200, "text/event-stream; charset=utf-8");
        exchange.Http.Response.Headers.CacheControl = "no-cache";
        shape.WritePreamble(events);
        await SendAsync(exchange, events, answer.Fault).ConfigureAwait(false);
        for (var number = 0; number < pieces.Count; number++)
        {
            await MeetAsync(exchange, answer.Fault, shape, events, clock, number, pieces.Count).ConfigureAwait(false);
            clock.Advance(number == 0 ? 0 : pieces[number].Tokens);
            await exchange.WaitUntilAsync(clock.Due).ConfigureAwait(false);
            shape.WritePiece(events, pieces[number]);
            exchange.Entry.FirstContent(exchange.Now);
            await SendAsync(exchange, events, answer.Fault).ConfigureAwait(false);
        }

        await MeetAsync(exchange, answer.Fault, shape, events, clock, pieces.Count, pieces.Count).ConfigureAwait(false);
        await exchange.WaitUntilAsync(clock.Due).ConfigureAwait(false);
        shape.WriteEnd(events);
        await exchange.FinishAsync(events.Written, answer.Fault, answer.Usage).ConfigureAwait(false);
    }

    private static async ValueTask SendAsync(Exchange exchange, EventStream events, Fault? fault)
    {
        await exchange.WriteAsync(events.Written, fault).ConfigureAwait(false);
        events.Clear();
    }

    private static async ValueTask MeetAsync(
        Exchange exchange, Fault? fault, AnswerShape shape, EventStream events, AnswerClock clock, int sent, int total)
    {
        if (fault is null || sent != Math.Min(fault.AfterChunks, total))
        {
            return;
        }

        switch (fault.Kind)
        {
            case FaultKind.Cut:
                throw new ConnectionCut();
            case FaultKind.MalformedJson:
                shape.WriteBroken(events);
                await SendAsync(exchange, events, null).ConfigureAwait(false);
                break;
            case FaultKind.StallMidStream:
                clock.Shift(fault.Duration ?? TimeSpan.Zero);
                await exchange.WaitAsync(fault.Duration).ConfigureAwait(false);
                break;
        }
    }
}
