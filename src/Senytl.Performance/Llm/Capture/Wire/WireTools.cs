namespace Senytl.Performance.Measuring;

/// <summary>The tool calls of a response, as hashes that grow while they stream in.</summary>
internal sealed class WireTools
{
    private const int MostCalls = 256;

    private readonly List<Slot> slots = [];
    private readonly Dictionary<(long Choice, long Index), Slot> streamed = [];
    private long choice;
    private Slot? current;
    private bool pieceHasIndex;

    public int Count => slots.Count(slot => slot.Counted);

    public IReadOnlyList<ulong> Fingerprints => [.. slots.Where(slot => slot.Counted).Select(slot => slot.Hash.Value)];

    /// <summary>Of which of several answers the calls are that follow; each counts its own from 0.</summary>
    public void InChoice(long index) => choice = index;

    public void OpenPiece() => pieceHasIndex = false;

    /// <summary>Of which call the piece is. Without an index, a name begins a new call.</summary>
    public void At(long index)
    {
        pieceHasIndex = true;
        if (streamed.TryGetValue((choice, index), out current))
        {
            return;
        }

        if (Open(counted: true) is { } slot)
        {
            streamed[(choice, index)] = slot;
        }
    }

    public Slot? Open(bool counted)
    {
        if (slots.Count == MostCalls)
        {
            return null;
        }

        if (slots is [.., { Counted: false }])
        {
            slots.RemoveAt(slots.Count - 1);
        }

        current = new Slot { Counted = counted };
        slots.Add(current);
        return current;
    }

    /// <summary>The open item is a tool call after all.</summary>
    public void Confirm()
    {
        if (current is not null)
        {
            current.Counted = true;
        }
    }

    public void BeginName(bool ofPiece)
    {
        if (ofPiece && !pieceHasIndex)
        {
            Open(counted: true);
        }
    }

    public void Hash(WireField part, ReadOnlySpan<byte> bytes)
    {
        if (current is null)
        {
            return;
        }

        if (part != current.Part)
        {
            current.Part = part;
            current.Hash.Part();
        }

        current.Hash.Add(bytes);
    }

    public sealed class Slot
    {
        public Fingerprint Hash;

        public bool Counted { get; set; }

        public WireField Part { get; set; }
    }
}
