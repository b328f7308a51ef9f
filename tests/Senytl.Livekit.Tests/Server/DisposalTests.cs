using Senytl.Livekit.Server;

namespace Senytl.Livekit.Tests.Server;

public sealed class DisposalTests
{
    [Fact]
    public async Task A_server_may_be_disposed_of_again_and_by_several_at_once_and_each_waits_for_the_end()
    {
        var server = await LivekitServer.StartAsync();
        var (ann, _) = await ScriptedClient.JoinAsync(server, "room", "ann");
        await using var closing = ann;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await server.DisposeAsync();
            using var http = new HttpClient();
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(server.HttpUrl));
        })));

        await server.DisposeAsync();
        await ann.UntilClosedAsync();
    }
}
