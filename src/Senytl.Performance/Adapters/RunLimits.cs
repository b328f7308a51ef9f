namespace Senytl.Performance.Adapters;

/// <summary>The limits on a run that all attributes share: checked and turned into options in one place.</summary>
internal static class RunLimits
{
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

        return attribute.MaxSpendUsd > 0
            ? errors
            : [.. errors, FormattableString.Invariant($"{nameof(attribute.MaxSpendUsd)} is {attribute.MaxSpendUsd}; it is above 0.")];
    }

    public static RunOptions Apply(IPerformanceAttribute attribute, RunOptions options) => options with
    {
        Runs = attribute.Runs,
        ExtendUntilDecided = TimeSpan.FromSeconds(attribute.ExtendUntilDecidedSeconds),
        GracePeriod = double.IsNaN(attribute.GracePeriodSeconds) ? null : TimeSpan.FromSeconds(attribute.GracePeriodSeconds),
        MaxRunTime = double.IsPositiveInfinity(attribute.MaxRunTimeSeconds) ? null : TimeSpan.FromSeconds(attribute.MaxRunTimeSeconds),
        MaxSpendUsd = attribute.MaxSpendUsd < 1e12 ? (decimal)attribute.MaxSpendUsd : null,
        AbortOnBreach = attribute.AbortOnBreach,
    };
}
