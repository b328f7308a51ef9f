using Microsoft.AspNetCore.Http;

namespace Senytl.ModelServer;

/// <summary>One request and its answer: waits and writes that honour pause, pace and the client's leaving.</summary>
internal sealed class Exchange(ModelHost host, HttpContext http, RequestEntry entry)
{
    public ModelHost Host => host;

    public HttpContext Http => http;

    public RequestEntry Entry => entry;

    public CancellationToken Aborted => http.RequestAborted;

    public long Now => host.Clock.GetTimestamp();

    public Answer Plan(ModelRequest request)
    {
        entry.Describe(request, host.Options.KeepPrompts);
        return host.Planner.Plan(request);
    }

    public AnswerClock ClockFor(Answer answer) =>
        new(answer, host.Options.Seed, entry.Record.ArrivedTimestamp, host.Clock.TimestampFrequency);

    public async ValueTask WaitUntilAsync(long timestamp)
    {
        await host.Pacer.WaitUntilAsync(timestamp, Aborted).ConfigureAwait(false);
        await host.Gate.PassAsync(Aborted).ConfigureAwait(false);
    }

    /// <summary>Waits so long from now; for ever, that is until the client leaves, when there is no length.</summary>
    public Task WaitAsync(TimeSpan? length) => length is { } wait
        ? WaitUntilAsync(Now + (long)(wait.TotalSeconds * host.Clock.TimestampFrequency)).AsTask()
        : Task.Delay(Timeout.InfiniteTimeSpan, host.Clock, Aborted);

    /// <summary>Sets the head of the answer; nothing is sent before the first write.</summary>
    public void Start(int status, string contentType, long? contentLength = null)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = contentLength;
        entry.Start(status);
    }

    /// <summary>Writes and flushes, piece by piece under a slow drip.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, Fault? fault)
    {
        if (fault?.Kind == FaultKind.SlowDrip)
        {
            for (; bytes.Length > fault.BytesPerWrite; bytes = bytes[fault.BytesPerWrite..])
            {
                await FlushAsync(bytes[..fault.BytesPerWrite]).ConfigureAwait(false);
                await WaitAsync(fault.Interval).ConfigureAwait(false);
            }
        }

        await FlushAsync(bytes).ConfigureAwait(false);
    }

    /// <summary>Writes the last bytes. The record is complete before the client can see them.</summary>
    public async ValueTask FinishAsync(ReadOnlyMemory<byte> bytes, Fault? fault, ModelUsage? usage)
    {
        var last = fault?.Kind == FaultKind.SlowDrip ? Math.Min(fault.BytesPerWrite, bytes.Length) : bytes.Length;
        if (last < bytes.Length)
        {
            await WriteAsync(bytes[..^last], fault).ConfigureAwait(false);
            await WaitAsync(fault!.Interval).ConfigureAwait(false);
        }

        await host.Gate.PassAsync(Aborted).ConfigureAwait(false);
        entry.End(RequestOutcome.Completed, Now, usage);
        await FlushAsync(bytes[^last..]).ConfigureAwait(false);
    }

    private async ValueTask FlushAsync(ReadOnlyMemory<byte> bytes)
    {
        await host.Gate.PassAsync(Aborted).ConfigureAwait(false);
        var flushed = await http.Response.BodyWriter.WriteAsync(bytes, Aborted).ConfigureAwait(false);
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new OperationCanceledException("The client has left.", Aborted);
        }
    }
}
