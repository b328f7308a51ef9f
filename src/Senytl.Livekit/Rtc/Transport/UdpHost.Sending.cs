using System.Net;
using System.Net.Sockets;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

/// <content>Sending and deadlines.</content>
internal sealed partial class UdpHost
{
    private readonly Lock arming = new();
    private readonly List<IDatagramPeer> due = [];
    private readonly ITimer timer;
    private TimeSpan armed = TimeSpan.MaxValue;
    private long sendFailures;

    public void Send(TransportAddress to, ReadOnlySpan<byte> datagram)
    {
        var address = scratch;
        if (address is null || address.Family != socket.AddressFamily)
        {
            scratch = address = new SocketAddress(socket.AddressFamily);
        }

        try
        {
            if (to.TryWrite(address))
            {
                socket.SendTo(datagram, SocketFlags.None, address);
                return;
            }
        }
        catch (SocketException)
        {
        }
        catch (ObjectDisposedException)
        {
        }

        Interlocked.Increment(ref sendFailures);
    }

    public void Wake(TimeSpan deadline)
    {
        lock (arming)
        {
            if (deadline < armed && !stopping.IsCancellationRequested)
            {
                armed = deadline;
                timer.Change(Wait(deadline), Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void OnTimer()
    {
        lock (dispatch)
        {
            lock (arming)
            {
                armed = TimeSpan.MaxValue;
            }

            due.Clear();
            router.CopyPeers(due);
            foreach (var peer in due)
            {
                Advance(peer);
            }
        }
    }

    private void Advance(IDatagramPeer peer)
    {
        try
        {
            if (peer.NextDeadline <= Now)
            {
                peer.Advance();
            }

            Wake(peer.NextDeadline);
        }
        catch (Exception fault)
        {
            Drop(peer, fault);
        }
    }

    private void Drop(IDatagramPeer peer, Exception fault)
    {
        router.Release(peer);
        onFault?.Invoke(peer, fault);
    }

    /// <summary>Timers count whole milliseconds: rounding down would wake too early, and again.</summary>
    private TimeSpan Wait(TimeSpan deadline)
    {
        var left = deadline - Now;
        return left <= TimeSpan.Zero
            ? TimeSpan.Zero
            : TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(left.TotalMilliseconds), int.MaxValue));
    }
}
