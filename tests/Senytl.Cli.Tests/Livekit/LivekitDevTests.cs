using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Senytl.Cli.Tests.Livekit;

public class LivekitDevTests
{
    [Fact]
    public async Task The_server_answers_on_its_port_until_it_is_stopped()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new FirstLine();
        var run = SenytlCommand.RunAsync(["livekit", "dev", "--port", "0", "--json"], output, TextWriter.Null, stop.Token);

        using var started = JsonDocument.Parse(await output.Line.WaitAsync(TestContext.Current.CancellationToken));
        var url = new UriBuilder(started.RootElement.GetProperty("url").GetString()!) { Scheme = "http" }.Uri;
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(url, "rtc/validate"), TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        Assert.Equal("devkey", started.RootElement.GetProperty("apiKey").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(ExitCode.Met, await run);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_next_step()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var run = await Cli.RunAsync("livekit", "dev", "--port", port);

        Assert.Equal(ExitCode.NotMeasured, run.Code);
        Assert.Contains($"port {port}", run.Error, StringComparison.Ordinal);
        Assert.Contains("--port", run.Error, StringComparison.Ordinal);
    }
}
