using System.Diagnostics.Metrics;

namespace Senytl.Performance;

/// <summary>The names under which a run can be exported, e.g. over OTLP.</summary>
public static class SenytlTelemetry
{
    /// <summary>
    /// The meter of <c>senytl.*</c> (response time, service time, time to first token, cost, tool loops of measured requests) and of
    /// <c>gen_ai.client.*</c> for the model calls without a span of their own. Names no prompt, completion or key.
    /// </summary>
    public const string MeterName = "Senytl.Performance";

    internal static Meter Meter { get; } = new(MeterName);

    /// <summary>The bounds that the GenAI conventions give for durations.</summary>
    internal static IReadOnlyList<double> SecondsBounds { get; } = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
}
