using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

/// <summary>
/// Shares one socket among peers: STUN requests go by the username fragment they name, the rest by the address that such a
/// request has authenticated. A datagram of an unknown sender costs two look-ups and is dropped.
/// </summary>
internal sealed class UfragRouter : IDatagramRouter
{
    /// <summary>Addresses that one peer may hold; with more, its oldest goes.</summary>
    public const int MaxAddressesPerPeer = 16;

    /// <summary>Fragments that one peer may hold: this generation, the one in use and a spare; with more, the one claimed longest ago goes.</summary>
    public const int MaxUfragsPerPeer = 3;

    private const int MaxUfragChars = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<IDatagramPeer, Claims> peers = [];
    private readonly Dictionary<string, IDatagramPeer> byUfrag = new(StringComparer.Ordinal);
    private readonly Dictionary<TransportAddress, IDatagramPeer> byAddress = [];

    public IDatagramPeer? Route(TransportAddress from, ReadOnlySpan<byte> datagram)
    {
        var isRequest = StunMessage.Looks(datagram)
            && StunMessage.TryRead(datagram, out var message)
            && message.Class == StunClass.Request;
        lock (gate)
        {
            return isRequest ? FindByUsername(datagram) : byAddress.GetValueOrDefault(from);
        }
    }

    public void Learn(TransportAddress from, IDatagramPeer peer)
    {
        lock (gate)
        {
            if (!peers.TryGetValue(peer, out var claims) || (byAddress.TryGetValue(from, out var holder) && holder == peer))
            {
                return;
            }

            byAddress[from] = peer;
            claims.Addresses.Enqueue(from);
            if (claims.Addresses.Count > MaxAddressesPerPeer)
            {
                Forget(claims.Addresses.Dequeue(), peer);
            }
        }
    }

    public void Claim(string ufrag, IDatagramPeer peer)
    {
        lock (gate)
        {
            if (!peers.TryGetValue(peer, out var claims))
            {
                peers[peer] = claims = new Claims();
            }

            byUfrag[ufrag] = peer;
            claims.Ufrags.Remove(ufrag);
            claims.Ufrags.Add(ufrag);
            if (claims.Ufrags.Count > MaxUfragsPerPeer)
            {
                byUfrag.Remove(claims.Ufrags[0]);
                claims.Ufrags.RemoveAt(0);
            }
        }
    }

    public void Release(IDatagramPeer peer)
    {
        lock (gate)
        {
            if (!peers.Remove(peer, out var claims))
            {
                return;
            }

            foreach (var ufrag in claims.Ufrags)
            {
                byUfrag.Remove(ufrag);
            }

            foreach (var address in claims.Addresses)
            {
                Forget(address, peer);
            }
        }
    }

    public void CopyPeers(List<IDatagramPeer> peers)
    {
        lock (gate)
        {
            peers.AddRange(this.peers.Keys);
        }
    }

    /// <summary>The entries held in all maps: what must be zero when all peers have left.</summary>
    public int Entries
    {
        get
        {
            lock (gate)
            {
                return peers.Count + byUfrag.Count + byAddress.Count;
            }
        }
    }

    private IDatagramPeer? FindByUsername(ReadOnlySpan<byte> datagram)
    {
        StunMessage.TryRead(datagram, out var message);
        if (!message.TryGet(StunAttribute.Username, out var username))
        {
            return null;
        }

        var colon = username.IndexOf((byte)':');
        var ufrag = colon < 0 ? username : username[..colon];
        if (ufrag.Length > MaxUfragChars)
        {
            return null;
        }

        Span<char> text = stackalloc char[MaxUfragChars];
        for (var i = 0; i < ufrag.Length; i++)
        {
            text[i] = (char)ufrag[i];
        }

        return byUfrag.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..ufrag.Length], out var peer) ? peer : null;
    }

    private void Forget(TransportAddress address, IDatagramPeer peer)
    {
        if (byAddress.TryGetValue(address, out var holder) && holder == peer)
        {
            byAddress.Remove(address);
        }
    }

    private sealed class Claims
    {
        public List<string> Ufrags { get; } = [];

        public Queue<TransportAddress> Addresses { get; } = [];
    }
}
