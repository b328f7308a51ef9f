namespace Senytl.Livekit.Server.Faults;

/// <summary>A rule at work: it decides packet by packet.</summary>
internal sealed class ActiveRule(PacketRule rule)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(rule.Seed);

    public bool Meets(string identity, PacketDirection direction, PacketKinds kind) =>
        (rule.Kinds & kind) != 0
        && (rule.Direction == PacketDirection.Both || rule.Direction == direction)
        && (rule.Identity.Length == 0 || rule.Identity == identity);

    /// <summary>How often the packet is to arrive, and how late.</summary>
    public (int Copies, TimeSpan Delay) Decide()
    {
        lock (_gate)
        {
            if (_random.NextDouble() < rule.Drop)
            {
                return (0, TimeSpan.Zero);
            }

            var copies = _random.NextDouble() < rule.Duplicate ? 2 : 1;
            var delay = _random.NextDouble() < rule.Reorder ? rule.Delay + rule.ReorderBy : rule.Delay;
            return (copies, delay);
        }
    }

    /// <summary>The kind by the first bytes (RFC 7983 section 7, RFC 5761 section 4), which encryption leaves readable.</summary>
    public static PacketKinds KindOf(ReadOnlySpan<byte> datagram) => datagram switch
    {
        [>= 128 and < 192, >= 192 and <= 223, ..] => PacketKinds.Reports,
        [>= 128 and < 192, ..] => PacketKinds.Media,
        [>= 20 and < 64, ..] => PacketKinds.Data,
        _ => PacketKinds.Checks,
    };
}
