using System.Collections.Concurrent;
using System.Diagnostics;

namespace Senytl.Performance.Measuring;

/// <summary>
/// Reads model calls from the events that .NET's own HTTP client emits: what a <see cref="MeasuringHandler"/> sees, without one. It takes the two
/// events that carry a request and its response and start no activity, so that no trace context is sent along because of it. Calls that are open
/// when it is disposed are still followed to their end.
/// </summary>
internal sealed class HttpClientListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Source = "HttpHandlerDiagnosticListener";
    private const string RequestEvent = "System.Net.Http.Request";
    private const string ResponseEvent = "System.Net.Http.Response";

    private readonly ModelRequests requests;
    private readonly ModelAddresses addresses = new();
    private readonly ConcurrentDictionary<Guid, (ModelCall Call, string Operation, HttpRequestMessage Request)> open = [];
    private readonly List<IDisposable> subscriptions = [];
    private readonly Lock gate = new();
    private bool disposed;

    public HttpClientListener(ModelRequests requests)
    {
        this.requests = requests;
        Keep(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public void OnNext(DiagnosticListener source)
    {
        if (source.Name == Source)
        {
            Keep(source.Subscribe(this, name => name is RequestEvent or ResponseEvent));
        }
    }

    public void OnNext(KeyValuePair<string, object?> written)
    {
        if (written.Value is not { } payload || Of<Guid?>(payload, "LoggingRequestId") is not { } id)
        {
            return;
        }

        if (written.Key == RequestEvent)
        {
            Sent(id, Of<HttpRequestMessage>(payload, "Request"));
        }
        else if (open.TryRemove(id, out var sent))
        {
            Answered(sent.Call, sent.Operation, sent.Request, payload);
            UnsubscribeWhenDone();
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
        }

        UnsubscribeWhenDone();
    }

    private void Keep(IDisposable subscription)
    {
        lock (gate)
        {
            subscriptions.Add(subscription);
        }

        UnsubscribeWhenDone();
    }

    private void UnsubscribeWhenDone()
    {
        IDisposable[] done;
        lock (gate)
        {
            if (!disposed || !open.IsEmpty)
            {
                return;
            }

            done = [.. subscriptions];
            subscriptions.Clear();
        }

        // The platform calls in under a lock of its own, and takes it here: never inside of ours.
        foreach (var subscription in done)
        {
            subscription.Dispose();
        }
    }

    private void Sent(Guid id, HttpRequestMessage? request)
    {
        // Below a handler it is the same call, read from the same bytes, and the handler's place says what is one call.
        if (request is null || requests.OperationOf(request, out var isCertain) is not { } operation || ModelCall.Around() is { IsWire: true })
        {
            return;
        }

        lock (gate)
        {
            if (!disposed && (isCertain || addresses.Know(request) ? ModelCall.Begin(CallWitness.Wire) : ModelCall.Expect(CallWitness.Wire)) is { } call)
            {
                open[id] = (call, operation, request);
            }
        }
    }

    private void Answered(ModelCall call, string operation, HttpRequestMessage request, object payload)
    {
        if (Of<HttpResponseMessage>(payload, "Response") is { } response)
        {
            ResponseObserver.Attach(call, operation, request, response, addresses);
            return;
        }

        if (addresses.Know(request))
        {
            call.Confirm();
        }

        var givenUp = Of<TaskStatus>(payload, "RequestTaskStatus") == TaskStatus.Canceled;
        call.End(CallReading.Unanswered(operation, givenUp ? CallEnd.CutShort : CallEnd.Failed));
    }

    /// <summary>The types of the payloads are private to the platform; their properties are its contract.</summary>
    private static T? Of<T>(object payload, string property) => payload.GetType().GetProperty(property)?.GetValue(payload) is T value ? value : default;
}
