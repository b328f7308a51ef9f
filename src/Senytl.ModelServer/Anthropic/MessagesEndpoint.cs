namespace Senytl.ModelServer;

/// <summary><c>POST /v1/messages</c> and <c>POST /v1/messages/count_tokens</c>.</summary>
internal static class MessagesEndpoint
{
    public static async Task HandleAsync(Exchange exchange)
    {
        var answer = exchange.Plan(await ReadAsync(exchange).ConfigureAwait(false));
        var shape = new MessageShape(answer, exchange.Host.Options.Seed);
        await AnswerSender.SendAsync(exchange, answer, shape).ConfigureAwait(false);
    }

    public static async Task CountTokensAsync(Exchange exchange)
    {
        var request = await ReadAsync(exchange).ConfigureAwait(false);
        var answer = exchange.Plan(request) with { Usage = null };
        await AnswerSender.SendJsonAsync(exchange, answer, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("input_tokens"u8, request.PromptTokens);
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private static ValueTask<ModelRequest> ReadAsync(Exchange exchange)
    {
        var record = exchange.Entry.Record;
        return JsonBody.ReadAsync(exchange, root => MessagesRequestReader.Read(root, record.Index, record.Api));
    }
}
