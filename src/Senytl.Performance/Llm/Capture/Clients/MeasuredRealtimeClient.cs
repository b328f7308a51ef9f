#pragma warning disable MEAI001 // Realtime is experimental in the abstractions; our tests hold this file to the version in use.
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>Measures the sessions of a realtime client.</summary>
internal sealed class MeasuredRealtimeClient(IRealtimeClient inner) : DelegatingRealtimeClient(inner)
{
    public override async Task<IRealtimeClientSession> CreateSessionAsync(
        RealtimeSessionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var session = await base.CreateSessionAsync(options, cancellationToken).ConfigureAwait(false);
        var about = InnerClient.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        return new MeasuredRealtimeSession(session, about?.ProviderName, options?.Model ?? about?.DefaultModelId);
    }
}
