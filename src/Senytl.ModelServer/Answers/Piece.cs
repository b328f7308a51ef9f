namespace Senytl.ModelServer;

/// <summary>One content chunk of a streamed answer.</summary>
/// <param name="ToolCall">The position of the tool call that it belongs to; -1 for text.</param>
/// <param name="Content">The part of the text or of the arguments.</param>
/// <param name="Tokens">Its size by the server's counter.</param>
/// <param name="Opens">It is the first chunk of its text or tool call.</param>
/// <param name="Closes">It is the last chunk of its text or tool call.</param>
internal readonly record struct Piece(int ToolCall, ReadOnlyMemory<char> Content, int Tokens, bool Opens, bool Closes)
{
    public static List<Piece> Split(Answer answer, int tokensPerChunk)
    {
        var pieces = new List<Piece>();
        if (answer.Text.Length > 0)
        {
            Split(pieces, -1, answer.Text, tokensPerChunk);
        }

        for (var call = 0; call < answer.ToolCalls.Count; call++)
        {
            Split(pieces, call, answer.ToolCalls[call].ArgumentsJson, tokensPerChunk);
        }

        return pieces;
    }

    private static void Split(List<Piece> pieces, int toolCall, string content, int tokensPerChunk)
    {
        for (int start = 0, end; start < content.Length; start = end)
        {
            end = TokenCounter.Skip(content, start, tokensPerChunk);
            var part = content.AsMemory(start, end - start);
            pieces.Add(new Piece(toolCall, part, TokenCounter.Count(part.Span), start == 0, end == content.Length));
        }
    }
}
