namespace Senytl.Performance.Adapters;

/// <summary>The limits on a run that all attributes share: checked and turned into options in one place.</summary>
internal static class RunLimits
{
    private const double MostUsd = 1e9;

    public static IEnumerable<string> Errors(IPerformanceAttribute attribute)
    {
        IEnumerable<string> errors =
        [
            .. AttributeChecks.Count(nameof(attribute.Runs), attribute.Runs, least: 1, most: 1000),
            .. AttributeChecks.Seconds(nameof(attribute.ExtendUntilDecidedSeconds), attribute.ExtendUntilDecidedSeconds, least: 0),
        ];
        if (!double.IsPositiveInfinity(attribute.MaxRunTimeSeconds))
        {
            errors = [.. errors, .. AttributeChecks.Seconds(nameof(attribute.MaxRunTimeSeconds), attribute.MaxRunTimeSeconds, least: 0, exclusive: true)];
        }

        if (!double.IsNaN(attribute.GracePeriodSeconds))
        {
            errors = [.. errors, .. AttributeChecks.Seconds(nameof(attribute.GracePeriodSeconds), attribute.GracePeriodSeconds, least: 0)];
        }

        return [.. errors, .. SpendErrors(attribute)];
    }

    private static IEnumerable<string> SpendErrors(IPerformanceAttribute attribute)
    {
        if (!(attribute.MaxSpendUsd > 0))
        {
            yield return FormattableString.Invariant($"{nameof(attribute.MaxSpendUsd)} is {attribute.MaxSpendUsd}; it is above 0.");
        }

        if (double.IsNaN(attribute.ExpectedCostUsdPerRequest))
        {
            yield break;
        }

        if (attribute.ExpectedCostUsdPerRequest is not (>= 0 and <= MostUsd))
        {
            yield return FormattableString.Invariant(
                $"{nameof(attribute.ExpectedCostUsdPerRequest)} is {attribute.ExpectedCostUsdPerRequest}; it is 0 to {MostUsd}.");
        }
        else if (double.IsPositiveInfinity(attribute.MaxSpendUsd))
        {
            yield return FormattableString.Invariant(
                $"{nameof(attribute.ExpectedCostUsdPerRequest)} is {attribute.ExpectedCostUsdPerRequest} without {nameof(attribute.MaxSpendUsd)}; give the limit that it is for, or leave it out.");
        }
    }

    public static RunOptions Apply(IPerformanceAttribute attribute, RunOptions options) => options with
    {
        Runs = attribute.Runs,
        ExtendUntilDecided = TimeSpan.FromSeconds(attribute.ExtendUntilDecidedSeconds),
        GracePeriod = double.IsNaN(attribute.GracePeriodSeconds) ? null : TimeSpan.FromSeconds(attribute.GracePeriodSeconds),
        MaxRunTime = double.IsPositiveInfinity(attribute.MaxRunTimeSeconds) ? null : TimeSpan.FromSeconds(attribute.MaxRunTimeSeconds),
        MaxSpendUsd = attribute.MaxSpendUsd < 1e12 ? (decimal)attribute.MaxSpendUsd : null,
        ExpectedCostUsdPerRequest = double.IsNaN(attribute.ExpectedCostUsdPerRequest) ? null : (decimal)attribute.ExpectedCostUsdPerRequest,
        PriceTier = attribute.PriceTier,
        AbortOnBreach = attribute.AbortOnBreach,
    };
}
