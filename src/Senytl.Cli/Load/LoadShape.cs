namespace Senytl.Cli.Load;

/// <summary>The options that say when requests are sent, as they were typed: absent where they were not.</summary>
internal sealed record LoadShape(
    double? Rate, int? Users, TimeSpan? Duration, bool Poisson, int? Seed, TimeSpan? RampUp, TimeSpan? Warmup, TimeSpan? Timeout);
