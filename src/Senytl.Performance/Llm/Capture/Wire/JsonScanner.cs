using System.Buffers;

namespace Senytl.Performance.Measuring;

/// <summary>
/// Reads JSON (RFC 8259) as it passes, cut anywhere, for the few places that <see cref="WirePaths"/> knows. Holds no more than the
/// nesting and the first bytes of one short string, throws nothing, and takes no document's word for its size. What is no
/// JSON is skipped up to the next document.
/// </summary>
internal sealed partial class JsonScanner
{
    private const int MostDepth = 128;
    private const int MostText = 128;

    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\"u8);

    private readonly ulong[] paths = new ulong[MostDepth];
    private readonly bool[] arrays = new bool[MostDepth];
    private readonly byte[] text = new byte[MostText];
    private int depth;
    private State state;
    private WireField field;
    private ulong name;
    private int textLength;
    private bool announced;
    private bool escaped;
    private long number;
    private bool whole;
    private bool negative;
    private int hashedFrom;

    private enum State
    {
        Value,
        FirstName,
        Name,
        InName,
        Colon,
        InText,
        InNumber,
        InLiteral,
        AfterValue,
        Bad,
    }

    /// <summary>Reads on until something of interest, or the bytes are used up.</summary>
    /// <param name="bytes">What is left to read; moves on.</param>
    /// <param name="found">What was found.</param>
    /// <returns>False when all bytes are read.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, out JsonEvent found)
    {
        found = default;
        while (bytes.Length > 0)
        {
            var before = bytes;
            var hashing = hashedFrom > 0;
            if (state == State.InText ? TryReadText(ref bytes, out found) : Step(ref bytes, out found))
            {
                return true;
            }

            var read = before[..^bytes.Length];
            if (hashing && read.Length > 0)
            {
                found = new JsonEvent(JsonEventKind.Piece, WireField.ToolArguments, read);
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets what it was in and waits for a new document.</summary>
    public void Reset()
    {
        depth = 0;
        hashedFrom = 0;
        state = State.Value;
        field = WireField.None;
    }

    /// <summary>Reads one byte outside of strings, or the rest of a name.</summary>
    private bool Step(ref ReadOnlySpan<byte> bytes, out JsonEvent found)
    {
        found = default;
        if (state == State.InName)
        {
            ReadName(ref bytes);
            return false;
        }

        var octet = bytes[0];
        if (state is State.InNumber or State.InLiteral)
        {
            if (IsScalar(octet))
            {
                bytes = bytes[1..];
                TakeScalar(octet);
                return false;
            }

            return EndScalar(out found);
        }

        bytes = bytes[1..];
        if (octet is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            if (state == State.Bad && octet == (byte)'\n')
            {
                Reset();
            }

            return false;
        }

        return state switch
        {
            State.Value => BeginValue(octet, out found),
            State.FirstName or State.Name => BeginName(octet, out found),
            State.Colon => Expect(octet == (byte)':', State.Value),
            State.AfterValue => Separate(octet, out found),
            _ => false,
        };
    }

    private bool Expect(bool expected, State next)
    {
        state = expected ? next : State.Bad;
        return false;
    }

    private void ReadName(ref ReadOnlySpan<byte> bytes)
    {
        if (escaped)
        {
            name = WirePaths.Append(name, bytes[..1]);
            bytes = bytes[1..];
            escaped = false;
            return;
        }

        var stop = bytes.IndexOfAny(StringStops);
        name = WirePaths.Append(name, stop < 0 ? bytes : bytes[..stop]);
        if (stop < 0)
        {
            bytes = default;
            return;
        }

        escaped = bytes[stop] == (byte)'\\';
        if (!escaped)
        {
            name = WirePaths.Append(name, [0]);
            field = WirePaths.Find(name);
            state = State.Colon;
        }

        bytes = bytes[(stop + 1)..];
    }
}
