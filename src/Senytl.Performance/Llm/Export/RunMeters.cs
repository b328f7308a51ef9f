using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Senytl.Performance.Measuring;

/// <summary>The engine's own figures, for whoever exports them. Costs nothing while nobody listens.</summary>
internal static class RunMeters
{
    private static readonly Histogram<double> ResponseTime = Seconds("senytl.request.response_time", "Scheduled time to end of a request.");
    private static readonly Histogram<double> ServiceTime = Seconds("senytl.request.service_time", "Start to end of a request.");
    private static readonly Histogram<double> TimeToFirstToken = Seconds("senytl.request.time_to_first_token", "Start of a request to its first content.");
    private static readonly Counter<double> Cost = SenytlTelemetry.Meter.CreateCounter<double>("senytl.cost", "USD", "Cost of the model calls with a known price.");
    private static readonly Histogram<long> ToolLoop = SenytlTelemetry.Meter.CreateHistogram<long>(
        "senytl.conversation.tool_loop", "{call}", "How often one tool call was repeated within a turn.");

    public static void Record(string run, in RequestRecord request)
    {
        if (ResponseTime.Enabled || ServiceTime.Enabled)
        {
            var tags = new TagList { { "senytl.run", run }, { "senytl.outcome", request.Outcome.ToString() } };
            ResponseTime.Record(InSeconds(request.ResponseTime), tags);
            ServiceTime.Record(InSeconds(request.ServiceTime), tags);
        }

        var byRun = new KeyValuePair<string, object?>("senytl.run", run);
        if (request.Streamed)
        {
            TimeToFirstToken.Record(InSeconds(request.TimeToFirstToken), byRun);
        }

        RecordCost(run, request.Calls);
        if (request is { OnlyCall.Reading.ToolsUnseen: false })
        {
            ToolLoop.Record(0, byRun);
        }
        else if (request.Conversation is { ToolsUnseen: false } conversation)
        {
            ToolLoop.Record(conversation.LongestToolLoop, byRun);
        }
    }

    /// <summary>Calls cost as well when they belong to no request.</summary>
    public static void RecordCost(string run, in CallTotals calls)
    {
        if (calls.Priced > 0)
        {
            Cost.Add((double)calls.CostUsd, new KeyValuePair<string, object?>("senytl.run", run));
        }
    }

    private static double InSeconds(long nanoseconds) => nanoseconds / (double)RunClock.NanosecondsPerSecond;

    private static Histogram<double> Seconds(string name, string description) => SenytlTelemetry.Meter.CreateHistogram(
        name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = SenytlTelemetry.SecondsBounds });
}
