using System.Net.Http.Json;
using FluentAssertions;
using FluentAssertions.Extensions;
using Senytl.Livekit.Server;
using Senytl.ModelServer;
using Senytl.Performance;

await using var model = await ModelServer.StartAsync(new ModelServerOptions { Seed = 7 });
using var http = new HttpClient();
using var telemetry = GenAiTelemetry.Capture();
var ask = new { model = "gpt-4o", messages = new[] { new { role = "user", content = "Where is my order?" } } };
var asked = await Benchmark.RunAsync(
    new BenchmarkOptions { Name = "companions", Iterations = 5 },
    async token => (await http.PostAsJsonAsync(model.OpenAIEndpoint + "/chat/completions", ask, token)).EnsureSuccessStatusCode());
asked.Should().HaveMaxLatencyUnder(30.Seconds()).And.HaveTokensPerRequestUnder(100_000).And.HaveCostPerRequestUnderUsd(1);

var tooMuch = () => asked.Should().HaveTokensPerRequestUnder(1);
tooMuch.Should().Throw<Exception>().WithMessage("*tokens per request*");

await using var livekit = await LivekitServer.StartAsync();
livekit.CreateToken("support", "caller").Should().NotBeEmpty();
(await http.GetStringAsync(new UriBuilder(livekit.Url) { Scheme = "http" }.Uri)).Should().Be("OK");

new SenytlExporter(Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, seconds: 1)).Name.Should().Be("SenytlExporter");

Console.WriteLine("all companions work");
