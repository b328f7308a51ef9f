namespace Senytl.ModelServer;

/// <summary>How a <see cref="ModelServer"/> behaves where no rule says otherwise. Checked when the server starts.</summary>
public sealed record ModelServerOptions
{
    /// <summary>The seed of all that is drawn: latencies, faults, default answers, embeddings. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The loopback port, 0 to 65535. Default 0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>The wait from a request's arrival to its first content. Default none.</summary>
    public LatencyDistribution TimeToFirstToken { get; init; } = LatencyDistribution.None;

    /// <summary>The wait for each token after the first chunk, streamed or not. Default none.</summary>
    public LatencyDistribution InterTokenGap { get; init; } = LatencyDistribution.None;

    /// <summary>How many tokens a streamed chunk holds, 1 to 1,000. Default 1. A token is four characters.</summary>
    public int TokensPerChunk { get; init; } = 1;

    /// <summary>The length of a default answer in tokens, 1 to 100,000. Default 32.</summary>
    public int AnswerTokens { get; init; } = 32;

    /// <summary>What a transcription says where no rule does. Default: a short greeting.</summary>
    public string TranscriptionText { get; init; } = "Hello, can you help me?";

    /// <summary>How long speech takes for each character of its input, 1 to 200 ms. Default 60 ms.</summary>
    public TimeSpan SpeechPerCharacter { get; init; } = TimeSpan.FromMilliseconds(60);

    /// <summary>The length of an embedding for which the request names none, 1 to 4,096. Default 1,536.</summary>
    public int EmbeddingDimensions { get; init; } = 1536;

    /// <summary>The models that are listed; any name is answered. At least one. Default: one of each provider.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["gpt-4o-mini", "claude-sonnet-4-5"];

    /// <summary>Faults by chance or by request number; their chances together are at most 1. Default none.</summary>
    public IReadOnlyList<FaultPlan> Faults { get; init; } = [];

    /// <summary>How many of the newest requests are kept in <see cref="ModelServer.Requests"/>, 0 to 1,000,000. Default 4,096.</summary>
    public int RequestLogCapacity { get; init; } = 4096;

    /// <summary>Whether the log keeps prompts, which may hold personal data. Default false.</summary>
    public bool KeepPrompts { get; init; }

    /// <summary>The clock of all waits and timestamps. Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
