namespace Senytl.ModelServer;

/// <summary><c>POST /v1/chat/completions</c>.</summary>
internal static class ChatEndpoint
{
    public static async Task HandleAsync(Exchange exchange)
    {
        var (request, includeUsage) = await JsonBody
            .ReadAsync(exchange, root => ChatRequestReader.Read(root, exchange.Entry.Record.Index))
            .ConfigureAwait(false);
        var answer = exchange.Plan(request);
        if (request.Streamed && !includeUsage)
        {
            answer = answer with { Usage = null };
        }

        var host = exchange.Host;
        var shape = new ChatShape(answer, includeUsage, host.Options.Seed, host.Clock.GetUtcNow());
        await AnswerSender.SendAsync(exchange, answer, shape).ConfigureAwait(false);
    }
}
