using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Rtc.Network;

/// <summary>Hosts joined by a seeded network on a clock of its own: datagrams are lost, delayed, overtaken and doubled by rule, and no real time passes.</summary>
internal sealed class VirtualNetwork(int seed, double loss = 0, double duplicate = 0, TimeSpan? delay = null, TimeSpan? jitter = null)
{
    private readonly Random random = new(seed);
    private readonly PriorityQueue<Action, (TimeSpan At, long Order)> queue = new();
    private readonly List<VirtualHost> hosts = [];
    private readonly TimeSpan jitter = jitter ?? TimeSpan.Zero;
    private long order;
    private int stalled;

    public TimeSpan Now { get; private set; }

    /// <summary>Share of datagrams lost, 0 to 1; may be changed while the network runs.</summary>
    public double Loss { get; set; } = loss;

    /// <summary>How long a datagram takes at least; may be changed while the network runs.</summary>
    public TimeSpan Delay { get; set; } = delay ?? TimeSpan.FromMilliseconds(1);

    /// <summary>Datagrams handed to the network.</summary>
    public int Sent { get; private set; }

    public VirtualHost AddHost(string address = "192.0.2.1")
    {
        var host = new VirtualHost(this, TransportAddress.From(System.Net.IPAddress.Parse(address), 10_000 + hosts.Count));
        hosts.Add(host);
        return host;
    }

    public void Send(TransportAddress from, TransportAddress to, ReadOnlySpan<byte> datagram)
    {
        Sent++;
        for (var copies = random.NextDouble() < duplicate ? 2 : 1; copies > 0; copies--)
        {
            if (random.NextDouble() >= Loss)
            {
                Carry(from, to, datagram.ToArray());
            }
        }
    }

    private void Carry(TransportAddress from, TransportAddress to, byte[] datagram)
    {
        if (hosts.Find(host => host.Address == to) is { } target)
        {
            Schedule(Now + Delay + (jitter * random.NextDouble()), () => target.Deliver(from, datagram));
        }
    }

    /// <summary>Lets time pass until the condition holds.</summary>
    /// <returns>False when it did not within the limit.</returns>
    public bool RunUntil(Func<bool> condition, TimeSpan limit)
    {
        var end = Now + limit;
        while (!condition())
        {
            var next = queue.TryPeek(out _, out var key) ? key.At : TimeSpan.MaxValue;
            foreach (var host in hosts)
            {
                next = host.NextDeadline < next ? host.NextDeadline : next;
            }

            if (next > end)
            {
                Now = end;
                return condition();
            }

            stalled = next > Now ? 0 : stalled + 1;
            Assert.True(stalled < 10_000, "a host asks to be woken again and again without time passing");
            Now = next > Now ? next : Now;
            Step();
        }

        return true;
    }

    public void Run(TimeSpan time) => RunUntil(() => false, time);

    private void Step()
    {
        while (queue.TryPeek(out _, out var key) && key.At <= Now)
        {
            queue.Dequeue()();
        }

        foreach (var host in hosts.ToArray())
        {
            host.AdvanceIfDue();
        }
    }

    private void Schedule(TimeSpan at, Action action) => queue.Enqueue(action, (at, order++));
}
