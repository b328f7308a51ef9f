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

    /// <summary>The call that the piece has opened by its name, before its index.</summary>
    private Slot? named;

    public int Count => slots.Count(slot => slot.Counted);

    public IReadOnlyList<ulong> Fingerprints => [.. slots.Where(slot => slot.Counted).Select(slot => slot.Hash.Value)];

    /// <summary>Of which of several answers the calls are that follow; each counts its own from 0.</summary>
    public void InChoice(long index) => choice = index;

    public void OpenPiece() => (pieceHasIndex, named) = (false, null);

    /// <summary>Of which call the piece is, told before its name or after. Without an index, a name begins a new call.</summary>
    public void At(long index)
    {
        pieceHasIndex = true;
        if (streamed.TryGetValue((choice, index), out current))
        {
            Fold(current);
        }
        else if ((current = named ?? Open(counted: true)) is not null)
        {
            streamed[(choice, index)] = current;
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
            named = Open(counted: true);
        }
    }

    /// <summary>A piece that has named its call again opened none.</summary>
    private void Fold(Slot call)
    {
        if (named is not null)
        {
            call.Hash.Add(BitConverter.GetBytes(named.Hash.Value));
            slots.Remove(named);
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
