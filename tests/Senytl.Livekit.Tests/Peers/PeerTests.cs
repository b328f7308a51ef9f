using System.Net;
using System.Text.Json;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Tests.Api;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>Tests with real peers, one after another and beside no other test: they share a machine whose timing they measure.</summary>
[Trait("Category", "Peers")]
[Collection(nameof(PeerTests))]
[CollectionDefinition(nameof(PeerTests), DisableParallelization = true)]
public abstract class PeerTests : IAsyncLifetime
{
    protected LivekitServer Server { get; private set; } = null!;

    protected string Url => Server.Url.ToString().TrimEnd('/');

    public virtual ValueTask InitializeAsync()
    {
        PeerSetup.Require();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (Server is not null)
        {
            // The runner shows this with a failure: what the server saw says more than what the peer missed.
            foreach (var happened in Server.Events)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{happened.At:ss.fff} {happened.Kind} {happened.Room} {happened.Subject} {happened.Detail}");
            }

            await Server.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the server; without v1, clients find a 404 there and fall back to v0.</summary>
    protected async Task StartAsync(string version) =>
        Server = await LivekitServer.StartAsync(new LivekitServerOptions { SinglePeerConnection = version == "v1" });

    /// <summary>Ends what a test class started beside the server, before the server.</summary>
    protected virtual ValueTask EndAsync() => ValueTask.CompletedTask;

    /// <summary>Waits until data that "quiet" may not send has come and was refused, then lets it send; its metadata says so to all.</summary>
    protected async Task AllowDataOnceRefusedAsync(string room)
    {
        await Server.WaitForAsync(
            "the data is refused",
            server => server.Events.FirstOrDefault(happened => happened is { Kind: ServerEventKind.Refused, Subject: "quiet" } && happened.Detail.EndsWith("without permission", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(30));
        var (status, _) = await TwirpCall.AsAdminAsync(
            Server,
            room,
            "RoomService/UpdateParticipant",
            $$"""{"room":"{{room}}","identity":"quiet","metadata":"may send data","permission":{"canSubscribe":true,"canPublishData":true} }""");
        Assert.Equal(HttpStatusCode.OK, status);
    }

    protected static double Number(JsonElement result, string name) => result.GetProperty(name).GetDouble();

    protected static bool Flag(JsonElement result, string name) => result.GetProperty(name).GetBoolean();
}
