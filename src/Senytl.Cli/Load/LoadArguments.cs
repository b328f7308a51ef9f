namespace Senytl.Cli.Load;

/// <summary>What a load command line asks for, checked.</summary>
internal sealed record LoadArguments
{
    public required Uri Url { get; init; }

    public required HttpMethod Method { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public byte[]? Body { get; init; }

    public required Senytl.Performance.LoadTestOptions Options { get; init; }

    public bool Json { get; init; }

    public bool AcceptUnproven { get; init; }

    public ReportFile? Report { get; init; }
}
