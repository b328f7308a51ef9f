namespace Senytl.Performance;

/// <summary>An amount without its parts.</summary>
/// <param name="Usd">USD; null when it is unknown.</param>
/// <param name="Reason">Why it is unknown; null when it is known.</param>
internal readonly record struct Charge(decimal? Usd, string? Reason);
