using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Which TSNs came: a cumulative point and a bitmap of what lies beyond it (RFC 9260 section 6.2).</summary>
internal sealed class ReceivedTsns(uint cumulative)
{
    /// <summary>How far beyond the cumulative point a TSN may lie.</summary>
    public const int Reach = 16384;

    private const int MaxDuplicates = 16;
    private readonly ulong[] _bits = new ulong[Reach / 64];
    private readonly List<uint> _duplicates = new(MaxDuplicates);

    /// <summary>Everything up to here came or was given up.</summary>
    public uint Cumulative { get; private set; } = cumulative;

    /// <summary>The highest TSN that came.</summary>
    public uint Highest { get; private set; } = cumulative;

    /// <summary>Whether something is missing below the highest.</summary>
    public bool HasGaps => Highest != Cumulative;

    /// <summary>Whether duplicates wait to be reported.</summary>
    public bool HasDuplicates => _duplicates.Count > 0;

    /// <summary>Whether a TSN is too far ahead to be kept track of.</summary>
    public bool IsBeyondReach(uint tsn) => tsn.IsAfter(Cumulative + Reach - 1);

    /// <summary>Notes a TSN; false when it came before.</summary>
    public bool Add(uint tsn)
    {
        if (!tsn.IsAfter(Cumulative) || Has(tsn))
        {
            if (_duplicates.Count < MaxDuplicates)
            {
                _duplicates.Add(tsn);
            }

            return false;
        }

        _bits[Word(tsn)] |= Bit(tsn);
        if (tsn.IsAfter(Highest))
        {
            Highest = tsn;
        }

        Settle();
        return true;
    }

    /// <summary>Moves the cumulative point over TSNs that the peer gave up (RFC 3758 section 3.6).</summary>
    public void Forward(uint tsn)
    {
        // A peer may skip further than we keep track of; nothing in the map can lie beyond the reach.
        if (tsn - Cumulative >= Reach)
        {
            Array.Clear(_bits);
            Cumulative = tsn;
        }

        while (tsn.IsAfter(Cumulative))
        {
            Cumulative++;
            _bits[Word(Cumulative)] &= ~Bit(Cumulative);
        }

        if (Cumulative.IsAfter(Highest))
        {
            Highest = Cumulative;
        }

        Settle();
    }

    /// <summary>Writes gap blocks (start and end as offsets) behind each other, then duplicates, which are then forgotten.</summary>
    /// <returns>Bytes written.</returns>
    public int WriteGapsAndDuplicates(Span<byte> destination, int maxGaps, out int gaps, out int duplicates)
    {
        gaps = 0;
        var length = 0;
        var reach = (int)(Highest - Cumulative);
        for (var offset = 1; offset <= reach && gaps < maxGaps; offset++)
        {
            if (!Has(Cumulative + (uint)offset))
            {
                continue;
            }

            var end = offset;
            while (end < reach && Has(Cumulative + (uint)end + 1))
            {
                end++;
            }

            BinaryPrimitives.WriteUInt16BigEndian(destination[length..], (ushort)offset);
            BinaryPrimitives.WriteUInt16BigEndian(destination[(length + 2)..], (ushort)end);
            length += 4;
            gaps++;
            offset = end;
        }

        duplicates = _duplicates.Count;
        foreach (var duplicate in _duplicates)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination[length..], duplicate);
            length += 4;
        }

        _duplicates.Clear();
        return length;
    }

    private static int Word(uint tsn) => (int)(tsn % Reach / 64);

    private static ulong Bit(uint tsn) => 1UL << (int)(tsn % 64);

    private bool Has(uint tsn) => (_bits[Word(tsn)] & Bit(tsn)) != 0;

    private void Settle()
    {
        while (Cumulative != Highest && Has(Cumulative + 1))
        {
            Cumulative++;
            _bits[Word(Cumulative)] &= ~Bit(Cumulative);
        }
    }
}
