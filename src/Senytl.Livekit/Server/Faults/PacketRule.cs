namespace Senytl.Livekit.Server.Faults;

/// <summary>What happens to datagrams of a participant on their way. The same seed meets the same packets of a sequence.</summary>
/// <remarks>
/// Rules that meet the same datagram work together: it is lost when one of them loses it, its delays add up, and copies multiply, to 8 at most.
/// </remarks>
public sealed record PacketRule
{
    /// <summary>The participant's identity. Default: empty, which means everybody.</summary>
    public string Identity { get; init; } = "";

    /// <summary>Which way. Default: both.</summary>
    public PacketDirection Direction { get; init; }

    /// <summary>Which kinds. Default: media.</summary>
    public PacketKinds Kinds { get; init; } = PacketKinds.Media;

    /// <summary>Share that is lost, 0 to 1. Default: 0. With 1 and all kinds a participant is cut off.</summary>
    public double Drop { get; init; }

    /// <summary>Share that arrives twice, 0 to 1. Default: 0.</summary>
    public double Duplicate { get; init; }

    /// <summary>Share that is held back by <see cref="ReorderBy"/> more than the others, so that later ones overtake it, 0 to 1. Default: 0.</summary>
    public double Reorder { get; init; }

    /// <summary>How much longer reordered ones take, 1 ms to 10 s. Default: 50 ms.</summary>
    public TimeSpan ReorderBy { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long each takes, 0 to 10 s. Default: 0.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Seeds the shares. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    internal void Validate()
    {
        var problems = new OptionProblems();
        problems.Range(nameof(Drop), Drop, 0, 1);
        problems.Range(nameof(Duplicate), Duplicate, 0, 1);
        problems.Range(nameof(Reorder), Reorder, 0, 1);
        problems.Range(nameof(ReorderBy), ReorderBy, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10));
        problems.Range(nameof(Delay), Delay, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        problems.Require(Kinds != PacketKinds.None, $"{nameof(Kinds)} is None; name at least one kind");
        problems.Throw(nameof(PacketRule));
    }
}
