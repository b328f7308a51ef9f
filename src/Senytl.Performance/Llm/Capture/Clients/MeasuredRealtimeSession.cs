#pragma warning disable MEAI001 // Realtime is experimental in the abstractions; our tests hold this file to the version in use.
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>
/// Records each response of a session as a model call, from <c>ResponseCreated</c> to <c>ResponseDone</c>. A call belongs to the
/// request of the code that reads the messages. It keeps neither sound nor text.
/// </summary>
internal sealed class MeasuredRealtimeSession(IRealtimeClientSession inner, string? provider, string? model) : IRealtimeClientSession
{
    public RealtimeSessionOptions? Options => inner.Options;

    public Task SendAsync(RealtimeClientMessage message, CancellationToken cancellationToken = default) =>
        inner.SendAsync(message, cancellationToken);

    public async IAsyncEnumerable<RealtimeServerMessage> GetStreamingResponseAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var responses = new RealtimeResponses(provider, () => inner.Options?.Model ?? model);
        try
        {
            await foreach (var message in inner.GetStreamingResponseAsync(cancellationToken).ConfigureAwait(false))
            {
                responses.Read(message);
                yield return message;
            }
        }
        finally
        {
            responses.Abandon();
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : inner.GetService(serviceType, serviceKey);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
