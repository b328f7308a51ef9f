namespace Senytl.Performance.Measuring;

/// <content>
/// The chunks of a stream begin alike, up to their text. Where a document begins with the same bytes as an earlier one, reading
/// goes on from the state that they led to, which saves most of the work.
/// </content>
internal sealed partial class JsonScanner
{
    private const int MostOpening = 512;
    private const int MostOpeningDepth = 16;

    private readonly byte[] opening = new byte[MostOpening];
    private readonly ulong[] openingPaths = new ulong[MostOpeningDepth];
    private readonly bool[] openingArrays = new bool[MostOpeningDepth];
    private int openingLength;
    private int openingDepth;

    /// <summary>Whether the next byte begins a document.</summary>
    public bool AtStart => depth == 0 && state == State.Value;

    /// <summary>
    /// Skips the opening of a document, if it is that of the document before. It is forgotten otherwise: what lies between
    /// may have told of another model.
    /// </summary>
    public bool SkipOpening(ref ReadOnlySpan<byte> document)
    {
        if (openingLength == 0 || document.Length <= openingLength || !document.StartsWith(opening.AsSpan(0, openingLength)))
        {
            openingLength = 0;
            return false;
        }

        openingPaths.AsSpan(0, openingDepth).CopyTo(paths);
        openingArrays.AsSpan(0, openingDepth).CopyTo(arrays);
        depth = openingDepth;
        state = State.InText;
        field = WireField.Content;
        textLength = 0;
        announced = false;
        escaped = false;
        document = document[openingLength..];
        return true;
    }

    public void ForgetOpening() => openingLength = 0;

    /// <summary>Remembers what led from the start of a document to the content that begins now.</summary>
    public void RememberOpening(ReadOnlySpan<byte> read)
    {
        if (read.Length > MostOpening || depth > MostOpeningDepth)
        {
            return;
        }

        read.CopyTo(opening);
        openingLength = read.Length;
        openingDepth = depth;
        paths.AsSpan(0, depth).CopyTo(openingPaths);
        arrays.AsSpan(0, depth).CopyTo(openingArrays);
    }
}
