using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Senytl.Performance.Measuring;

/// <summary>Turns spans, metrics and HTTP events of model calls into calls of the ambient request.</summary>
internal sealed class GenAiListener : IDisposable
{
    private readonly ConditionalWeakTable<Activity, ModelCall> calls = [];
    private readonly ActivityListener spans;
    private readonly MeterListener meters;
    private readonly HttpClientListener http;

    /// <summary>Spans that are open, and one for the listener itself.</summary>
    private int open = 1;
    private volatile bool disposed;

    /// <param name="requests">Which requests go to a model.</param>
    public GenAiListener(ModelRequests requests)
    {
        http = new HttpClientListener(requests);
        spans = new ActivityListener
        {
            ShouldListenTo = source => !IsPlatform(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => Choose(options.Name, options.Tags),
            SampleUsingParentId = (ref ActivityCreationOptions<string> options) => Choose(options.Name, options.Tags),
            ActivityStarted = Started,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(spans);
        meters = new MeterListener { InstrumentPublished = Published };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured(instrument, value, tags));
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured(instrument, value, tags));
        meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Measured(instrument, value, tags));
        meters.Start();
    }

    /// <summary>Takes no further calls, and follows those that are open to their end.</summary>
    public void Dispose()
    {
        disposed = true;
        meters.Dispose();
        http.Dispose();
        Ended();
    }

    private void Ended()
    {
        if (Interlocked.Decrement(ref open) == 0 && disposed)
        {
            spans.Dispose();
        }
    }

    /// <summary>The platform's own sources are about transport, never about models, and are busy.</summary>
    private static bool IsPlatform(string source) =>
        source.StartsWith("System.", StringComparison.Ordinal)
        || source.StartsWith("Experimental.System.", StringComparison.Ordinal)
        || source.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private ActivitySamplingResult Choose(string name, IEnumerable<KeyValuePair<string, object?>>? tags) =>
        disposed || GenAiSpan.OperationOf(name, tags) is null ? ActivitySamplingResult.None : ActivitySamplingResult.AllData;

    private static void Published(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter != SenytlTelemetry.Meter && MetricCalls.Reads(instrument.Name))
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private static void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        // A call that is open here is seen better already, and this measurement is of it.
        if (ModelCall.Around() is null)
        {
            (Ambient.Request ?? Ambient.Session?.Scope)?.AddMetric(instrument.Name, value, tags);
        }
    }

    private void Started(Activity span)
    {
        Interlocked.Increment(ref open);
        if (!disposed && GenAiSpan.OperationOf(span.OperationName, span.TagObjects) is not null && ModelCall.Begin(CallWitness.Span) is { } call)
        {
            calls.AddOrUpdate(span, call);
        }
        else
        {
            Ended();
        }
    }

    private void Stopped(Activity span)
    {
        if (calls.TryGetValue(span, out var call))
        {
            calls.Remove(span);
            call.End(GenAiSpan.Read(span));
            Ended();
        }
    }
}
