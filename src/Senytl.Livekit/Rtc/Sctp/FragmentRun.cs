namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Neighbouring fragments of one message. Two runs are joined at the same cost however long they are.</summary>
internal sealed class FragmentRun(long position, IncomingFragment fragment)
{
    /// <summary>The position of the first fragment.</summary>
    public long First { get; } = position;

    /// <summary>The position of the last fragment.</summary>
    public long Last { get; private set; } = position;

    /// <summary>The first fragment; the others hang on it.</summary>
    public IncomingFragment Head { get; } = fragment;

    /// <summary>The last fragment.</summary>
    public IncomingFragment Tail { get; private set; } = fragment;

    /// <summary>Bytes of the fragments.</summary>
    public int Bytes { get; private set; } = fragment.Payload.Length;

    /// <summary>What the fragments count for, in bytes.</summary>
    public int Cost => Bytes + ((int)(Last - First + 1) * Reassembly.Overhead);

    /// <summary>Whether the message is all there.</summary>
    public bool IsWhole => Head.Begins && Tail.Ends;

    /// <summary>Takes over the run that follows.</summary>
    public void Append(FragmentRun next)
    {
        Tail.Next = next.Head;
        (Tail, Last) = (next.Tail, next.Last);
        Bytes += next.Bytes;
    }

    /// <summary>The message, or as much of it as is here.</summary>
    public byte[] Join()
    {
        if (Head == Tail)
        {
            return Head.Payload;
        }

        var message = new byte[Bytes];
        var offset = 0;
        for (var fragment = Head; fragment is not null; fragment = fragment.Next)
        {
            fragment.Payload.CopyTo(message, offset);
            offset += fragment.Payload.Length;
        }

        return message;
    }
}
