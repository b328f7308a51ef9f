using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Senytl.Performance.Measuring;

/// <summary>
/// The client metrics of the OpenTelemetry GenAI conventions, for calls that no instrumentation of the agent itself saw: a call
/// with a span of its own is exported by whoever made the span.
/// </summary>
internal static class GenAiMeters
{
    private static readonly long[] TokenBounds =
        [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];

    private static readonly Histogram<double> Duration = SenytlTelemetry.Meter.CreateHistogram(
        "gen_ai.client.operation.duration", "s", "Duration of a model call.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = SenytlTelemetry.SecondsBounds });

    private static readonly Histogram<long> Tokens = SenytlTelemetry.Meter.CreateHistogram(
        "gen_ai.client.token.usage", "{token}", "Tokens of a model call.", tags: null,
        new InstrumentAdvice<long> { HistogramBucketBoundaries = TokenBounds });

    public static void Record(SettledCall call)
    {
        if (call.Instrumented || !(Duration.Enabled || Tokens.Enabled))
        {
            return;
        }

        var reading = call.Reading;
        var tags = new TagList
        {
            { "gen_ai.operation.name", reading.Operation },
            { "gen_ai.provider.name", reading.Provider ?? "unknown" },
        };
        if (reading.Model is { } model)
        {
            tags.Add("gen_ai.response.model", model);
        }

        RecordTokens(reading.Usage, tags);
        if (reading.Failed)
        {
            tags.Add("error.type", "_OTHER");
        }

        Duration.Record((call.Ended - call.Started) / (double)RunClock.NanosecondsPerSecond, tags);
    }

    private static void RecordTokens(TokenUsage? usage, in TagList tags)
    {
        // An estimate is not what a client is asked to report.
        if (usage is not { Source: UsageSource.Measured })
        {
            return;
        }

        var input = tags;
        input.Add("gen_ai.token.type", "input");
        Tokens.Record(usage.Input, input);
        var output = tags;
        output.Add("gen_ai.token.type", "output");
        Tokens.Record(usage.Output, output);
    }
}
