namespace Senytl.ModelServer;

/// <summary>Sends an answer that is not streamed, with its faults.</summary>
internal static class WholeAnswer
{
    public static async Task SendAsync(Exchange exchange, Answer answer, string contentType, ReadOnlyMemory<byte> body)
    {
        var fault = answer.Fault;
        var half = body[..(body.Length / 2)];
        if (fault?.Kind == FaultKind.MalformedJson)
        {
            body = half;
        }

        exchange.Start(200, contentType, body.Length);
        exchange.Entry.FirstContent(exchange.Now);
        switch (fault?.Kind)
        {
            case FaultKind.Cut:
                await exchange.WriteAsync(half, fault).ConfigureAwait(false);
                throw new ConnectionCut();
            case FaultKind.StallMidStream:
                await exchange.WriteAsync(half, fault).ConfigureAwait(false);
                await exchange.WaitAsync(fault.Duration).ConfigureAwait(false);
                body = body[half.Length..];
                break;
        }

        await exchange.FinishAsync(body, fault, answer.Usage).ConfigureAwait(false);
    }
}
