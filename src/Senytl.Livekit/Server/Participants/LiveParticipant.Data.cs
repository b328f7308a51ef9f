namespace Senytl.Livekit.Server.Participants;

/// <summary>The order of a participant's reliable data.</summary>
internal sealed partial class LiveParticipant
{
    private uint _lastSequence;

    /// <summary>The last reliable packet that arrived; a client that comes back repeats what followed it.</summary>
    public uint LastSequence => Volatile.Read(ref _lastSequence);

    /// <summary>False for a packet that arrived before. Clients that do not number send zero, which is always new.</summary>
    public bool TakeSequence(uint sequence)
    {
        if (sequence == 0)
        {
            return true;
        }

        if (sequence <= _lastSequence)
        {
            return false;
        }

        Volatile.Write(ref _lastSequence, sequence);
        return true;
    }
}
