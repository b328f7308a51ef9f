using System.CommandLine;
using Senytl.Cli.Arguments;
using Senytl.Performance;

namespace Senytl.Cli.Load;

/// <summary>The options that state what the target owes.</summary>
internal sealed class LoadObjectives
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly (Option<TimeSpan?> Option, Percentile Percentile)[] _latencies =
    [
        (Latency("--avg", "average"), Percentile.Average),
        (Latency("--p50", "50th percentile"), Percentile.P50),
        (Latency("--p90", "90th percentile"), Percentile.P90),
        (Latency("--p95", "95th percentile"), Percentile.P95),
        (Latency("--p99", "99th percentile"), Percentile.P99),
        (Latency("--p999", "99.9th percentile"), Percentile.P999),
        (Latency("--max", "maximum"), Percentile.Max),
    ];

    private readonly Option<double?> _errorRate =
        Values.Number("--max-error-rate", "Limit on the share of failed requests, 0.01 for 1 %; default: none may fail", new Bounds(0, 1, "0.01"));

    private readonly Option<double?> _throughput =
        Values.Number("--min-throughput", "Floor under successful requests per second", new Bounds(0, 10_000_000, "100", AboveLeast: true));

    public IEnumerable<Option> All => [.. _latencies.Select(latency => latency.Option), _errorRate, _throughput];

    public IReadOnlyList<Objective> Read(ParseResult parsed)
    {
        var objectives = new List<Objective>();
        foreach (var (option, percentile) in _latencies)
        {
            if (parsed.GetValue(option) is { } limit)
            {
                objectives.Add(Objectives.Duration(DurationMetric.ResponseTime, percentile, limit));
            }
        }

        if (parsed.GetValue(_errorRate) is { } share)
        {
            objectives.Add(Objectives.ErrorRate(share));
        }

        if (parsed.GetValue(_throughput) is { } perSecond)
        {
            objectives.Add(Objectives.Throughput(perSecond));
        }

        return objectives;
    }

    private static Option<TimeSpan?> Latency(string name, string figure) =>
        Values.Duration(name, $"Limit on the {figure} of the response time", Hour, "800ms");
}
