using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>The requests that may still be answered; those older than the consent lifetime are forgotten.</summary>
internal sealed class IceTransactions(TimeSpan lifetime)
{
    internal readonly record struct Request(IcePair Pair, bool UseCandidate, bool Controlling, TimeSpan At);

    private readonly Dictionary<StunTransactionId, Request> open = [];

    public int Count => open.Count;

    public void Add(StunTransactionId id, Request request)
    {
        foreach (var (old, _) in open.Where(entry => request.At - entry.Value.At > lifetime).ToList())
        {
            open.Remove(old);
        }

        open[id] = request;
    }

    public bool TryGet(StunTransactionId id, out Request request) => open.TryGetValue(id, out request);

    public void Remove(StunTransactionId id) => open.Remove(id);

    public void Clear() => open.Clear();
}
