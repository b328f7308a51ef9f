using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>The pairs of one generation, best first, and those whose check was triggered by the peer (RFC 8445 sections 6.1.2 and 6.1.4).</summary>
internal sealed class IceCheckList
{
    /// <summary>Far above what a peer announces for one component; RFC 8445 section 6.1.2.5 suggests 100 in all.</summary>
    public const int Capacity = 64;

    private readonly List<IcePair> pairs = [];
    private readonly Queue<IcePair> triggered = [];
    private bool settled;

    public IReadOnlyList<IcePair> Pairs => pairs;

    public bool HasPending => triggered.Count > 0 || (!settled && pairs.Exists(pair => pair.Waiting));

    public TimeSpan NextRetransmission
    {
        get
        {
            var next = TimeSpan.MaxValue;
            foreach (var pair in pairs)
            {
                next = pair.RetransmitAt < next ? pair.RetransmitAt : next;
            }

            return next;
        }
    }

    public IcePair? Find(TransportAddress remote) => pairs.Find(pair => pair.Remote == remote);

    /// <returns>The pair of that address, or null when the list is full.</returns>
    public IcePair? GetOrAdd(TransportAddress remote, uint priority)
    {
        if (Find(remote) is { } known)
        {
            return known;
        }

        if (pairs.Count == Capacity)
        {
            return null;
        }

        var pair = new IcePair(remote, priority);
        var at = pairs.FindIndex(other => other.RemotePriority < priority);
        pairs.Insert(at < 0 ? pairs.Count : at, pair);
        return pair;
    }

    public void Trigger(IcePair pair)
    {
        if (!triggered.Contains(pair))
        {
            triggered.Enqueue(pair);
        }
    }

    /// <summary>The pair to check next: a triggered one, else until <see cref="Settle"/> the best that waits.</summary>
    public IcePair? Next()
    {
        while (triggered.TryDequeue(out var pair))
        {
            if (!pair.Succeeded)
            {
                return pair;
            }
        }

        return settled ? null : pairs.Find(candidate => candidate.Waiting);
    }

    /// <summary>The best pair that works, and whether a better one is still being tried.</summary>
    public IcePair? Best(out bool betterMayCome)
    {
        var index = pairs.FindIndex(pair => pair.Succeeded);
        betterMayCome = index > 0;
        return index < 0 ? null : pairs[index];
    }

    /// <summary>A pair is selected (RFC 8445 section 8.1.2): checks under way end, and others begin only when the peer triggers them.</summary>
    public void Settle()
    {
        settled = true;
        triggered.Clear();
        pairs.ForEach(pair => pair.End());
    }

    public void Clear()
    {
        settled = false;
        pairs.Clear();
        triggered.Clear();
    }

    /// <summary>Starts over with the same addresses.</summary>
    public void Reset()
    {
        var addresses = pairs.ConvertAll(pair => (pair.Remote, pair.RemotePriority));
        Clear();
        addresses.ForEach(address => GetOrAdd(address.Remote, address.RemotePriority));
    }
}
