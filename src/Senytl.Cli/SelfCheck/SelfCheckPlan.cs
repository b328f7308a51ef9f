namespace Senytl.Cli.SelfCheck;

/// <summary>How long each part of a self-check takes.</summary>
internal sealed record SelfCheckPlan
{
    public static readonly SelfCheckPlan Full = new();

    /// <summary>The freeze itself keeps its length, because its percentiles are compared with 1000, 1500 and 1900 ms.</summary>
    public static readonly SelfCheckPlan Quick = new()
    {
        ShortIterations = 1_000_000,
        LongIterations = 7_000_000,
        Rounds = 3,
        LagLength = TimeSpan.FromSeconds(2),
        EndFreezeLength = TimeSpan.FromSeconds(3),
    };

    public int ShortIterations { get; init; } = 2_000_000;

    public int LongIterations { get; init; } = 12_000_000;

    public int Rounds { get; init; } = 5;

    public TimeSpan LagLength { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan FreezeLength { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan FreezeFrom => FreezeLength * 0.4;

    public TimeSpan FreezeTo => FreezeLength * 0.6;

    public TimeSpan EndFreezeLength { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan EndFreezeFrom => EndFreezeLength * 0.8;
}
