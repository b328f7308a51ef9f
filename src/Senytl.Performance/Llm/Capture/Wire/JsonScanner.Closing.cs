namespace Senytl.Performance.Measuring;

/// <content>
/// The chunks of a stream also end alike, after their text. Where what follows a text is, to the end of the document, what
/// followed an earlier one at the same place and told of nothing, it is not read again.
/// </content>
internal sealed partial class JsonScanner
{
    private readonly byte[] closing = new byte[MostOpening];
    private readonly ulong[] closingPaths = new ulong[MostOpeningDepth];
    private readonly bool[] closingArrays = new bool[MostOpeningDepth];
    private int closingLength;
    private int closingDepth;

    /// <summary>Where a text has just ended, and bytes follow: the place that a closing belongs to.</summary>
    public void MarkClosing()
    {
        closingLength = 0;
        closingDepth = depth <= MostOpeningDepth ? depth : 0;
        paths.AsSpan(0, closingDepth).CopyTo(closingPaths);
        arrays.AsSpan(0, closingDepth).CopyTo(closingArrays);
    }

    /// <summary>Remembers what led from the marked place to the end of its document without telling of anything.</summary>
    public void RememberClosing(ReadOnlySpan<byte> read)
    {
        if (AtStart && closingDepth > 0 && read.Length <= MostOpening)
        {
            read.CopyTo(closing);
            closingLength = read.Length;
        }
    }

    /// <summary>Skips what is left of a document after a text, if it is the closing remembered.</summary>
    public bool SkipClosing(ref ReadOnlySpan<byte> rest)
    {
        if (closingLength == 0 || depth != closingDepth || !rest.StartsWith(closing.AsSpan(0, closingLength))
            || !paths.AsSpan(0, depth).SequenceEqual(closingPaths.AsSpan(0, depth))
            || !arrays.AsSpan(0, depth).SequenceEqual(closingArrays.AsSpan(0, depth)))
        {
            return false;
        }

        rest = rest[closingLength..];
        Reset();
        return true;
    }
}
