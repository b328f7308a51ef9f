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

    /// <summary>The path of what no known place lies below.</summary>
    private const ulong Nowhere = 0;

    private readonly ulong[] paths = new ulong[MostDepth];
    private readonly bool[] arrays = new bool[MostDepth];
    private readonly byte[] text = new byte[MostText];
    private int depth;
    private State state;
    private WireField field;
    private ulong path = WirePaths.Root;
    private int textLength;
    private bool announced;
    private bool escaped;
    private long number;
    private bool whole;
    private bool negative;
    private int hashedFrom;
    private WireField found;

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
    /// <param name="read">What was found.</param>
    /// <returns>False when all bytes are read.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, out JsonEvent read)
    {
        while (bytes.Length > 0)
        {
            var before = bytes;
            var hashing = hashedFrom > 0;
            var kind = Step(ref bytes);
            if (kind == JsonEventKind.None && hashing && bytes.Length < before.Length)
            {
                (kind, found) = (JsonEventKind.Piece, WireField.ToolArguments);
            }

            if (kind != JsonEventKind.None)
            {
                var shown = kind switch
                {
                    JsonEventKind.Piece => before[..^bytes.Length],
                    JsonEventKind.Text => text.AsSpan(0, textLength),
                    _ => default,
                };
                read = new JsonEvent(kind, found, shown, negative ? -number : number);
                return true;
            }
        }

        read = default;
        return false;
    }

    /// <summary>Forgets what it was in and waits for a new document.</summary>
    public void Reset()
    {
        depth = 0;
        hashedFrom = 0;
        state = State.Value;
        path = WirePaths.Root;
        field = WireField.None;
    }

    private JsonEventKind Step(ref ReadOnlySpan<byte> bytes)
    {
        switch (state)
        {
            case State.InText:
                return ReadText(ref bytes);
            case State.InName:
                ReadName(ref bytes);
                return JsonEventKind.None;
            case State.InNumber or State.InLiteral:
                return ReadScalar(ref bytes);
        }

        var octet = bytes[0];
        bytes = bytes[1..];
        if (octet <= (byte)' ' && octet is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            if (state == State.Bad && octet == (byte)'\n')
            {
                Reset();
            }

            return JsonEventKind.None;
        }

        switch (state)
        {
            case State.Value:
                return BeginValue(octet);
            case State.FirstName or State.Name:
                return BeginName(octet);
            case State.Colon:
                return Expect(octet == (byte)':', State.Value);
            case State.AfterValue:
                var separated = Separate(octet);
                if (state == State.Name && bytes is [(byte)'"', ..])
                {
                    bytes = bytes[1..];
                    BeginName((byte)'"');
                }

                return separated;
            default:
                return JsonEventKind.None;
        }
    }

    private JsonEventKind Expect(bool expected, State next)
    {
        state = expected ? next : State.Bad;
        return JsonEventKind.None;
    }
}
