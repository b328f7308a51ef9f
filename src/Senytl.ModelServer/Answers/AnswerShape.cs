using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>How one provider writes an answer.</summary>
internal abstract class AnswerShape
{
    /// <summary>Writes the answer as one JSON document.</summary>
    public abstract void WriteWhole(Utf8JsonWriter json);

    /// <summary>Writes what a stream says before any content.</summary>
    public abstract void WritePreamble(EventStream events);

    /// <summary>Writes one content chunk.</summary>
    public abstract void WritePiece(EventStream events, in Piece piece);

    /// <summary>Writes what a stream says after all content.</summary>
    public abstract void WriteEnd(EventStream events);

    /// <summary>Writes a content event whose JSON breaks off.</summary>
    public abstract void WriteBroken(EventStream events);
}
