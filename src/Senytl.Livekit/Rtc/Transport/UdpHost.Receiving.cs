using System.Net;
using System.Net.Sockets;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

/// <content>Receiving, in the two ways that suit one peer and many.</content>
internal sealed partial class UdpHost
{
    /// <summary>Held while a peer is called, by the loop and by the timer, so that no two calls overlap.</summary>
    private readonly Lock dispatch = new();

    /// <summary>For one peer among many of a process: no thread of its own.</summary>
    private async Task ReceiveAsync()
    {
        var buffer = GC.AllocateArray<byte>(MaxDatagram, pinned: true);
        var from = new SocketAddress(socket.AddressFamily);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var length = await socket.ReceiveFromAsync(buffer, SocketFlags.None, from, stopping.Token);
                Dispatch(TransportAddress.From(from), buffer.AsSpan(0, length));
            }
            catch (SocketException)
            {
                // An ICMP error of an earlier send, or a datagram longer than any that is ours.
            }
            catch (Exception stop) when (stop is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    /// <summary>For all peers of a server: handing each datagram to the thread pool would cost more than forwarding it.</summary>
    private void Receive()
    {
        var buffer = GC.AllocateArray<byte>(MaxDatagram, pinned: true);
        var from = new SocketAddress(socket.AddressFamily);
        while (true)
        {
            try
            {
                var length = socket.ReceiveFrom(buffer, SocketFlags.None, from);
                if (stopping.IsCancellationRequested)
                {
                    return;
                }

                Dispatch(TransportAddress.From(from), buffer.AsSpan(0, length));
            }
            catch (SocketException)
            {
                // As above. A socket that is closed under the loop ends it.
                if (stopping.IsCancellationRequested)
                {
                    return;
                }
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    /// <summary>Ends a receive that waits. Not every system ends it when its socket is closed, and not every network carries a datagram to oneself: one of the two does.</summary>
    private void WakeReceiver()
    {
        var address = LocalEndPoint.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
            : LocalEndPoint.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : LocalEndPoint.Address;
        try
        {
            socket.SendTo([], new IPEndPoint(address, LocalEndPoint.Port));
        }
        catch (SocketException)
        {
            // No route to oneself, a firewall, or a broadcast address: what is left is to close the socket under the loop.
            socket.Dispose();
        }
    }

    private void Dispatch(TransportAddress from, Span<byte> datagram)
    {
        if (router.Route(from, datagram) is not { } peer)
        {
            return;
        }

        lock (dispatch)
        {
            try
            {
                peer.Receive(from, datagram);
                Wake(peer.NextDeadline);
            }
            catch (Exception fault)
            {
                Drop(peer, fault);
            }
        }
    }
}
