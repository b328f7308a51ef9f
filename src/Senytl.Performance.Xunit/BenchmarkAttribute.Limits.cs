namespace Senytl.Performance;

public sealed partial class BenchmarkAttribute
{
    /// <inheritdoc/>
    public int Runs { get; set; } = 1;

    /// <inheritdoc/>
    public double ExtendUntilDecidedSeconds { get; set; }

    /// <inheritdoc/>
    public double GracePeriodSeconds { get; set; } = double.NaN;

    /// <inheritdoc/>
    public double MaxRunTimeSeconds { get; set; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public double MaxSpendUsd { get; set; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public double ExpectedCostUsdPerRequest { get; set; } = double.NaN;

    /// <inheritdoc/>
    public PriceTier PriceTier { get; set; }

    /// <inheritdoc/>
    public bool AbortOnBreach { get; set; } = true;
}
