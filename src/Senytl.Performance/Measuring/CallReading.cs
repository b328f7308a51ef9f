namespace Senytl.Performance.Measuring;

/// <summary>What a witness read of a model call. Neither prompts nor completions: of a tool call only a hash is kept.</summary>
internal sealed record CallReading
{
    /// <summary>A call that gave nothing away and failed.</summary>
    public static CallReading Nothing { get; } = new() { End = CallEnd.Failed };

    /// <summary>A call that got no response.</summary>
    public static CallReading Unanswered(string operation, CallEnd end) => new() { Operation = operation, End = end };

    /// <summary>The operation, by its OpenTelemetry GenAI name.</summary>
    public string Operation { get; init; } = GenAiOperation.Chat;

    /// <summary>The provider's name; absent when the witness does not know it.</summary>
    public string? Provider { get; init; }

    /// <summary>The model that answered, else the one that was asked for.</summary>
    public string? Model { get; init; }

    /// <summary>What the provider reported; absent when it reported nothing.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The service tier that the response names; absent when it names none.</summary>
    public string? Tier { get; init; }

    /// <summary>Why no cost follows from the usage: it was unreadable or impossible, or a part that prices differ by is not told.</summary>
    public string? Unpriceable { get; init; }

    /// <summary>What speech is billed by; absent for other calls.</summary>
    public SpeechUsage? Speech { get; init; }

    /// <summary>How many tools the response calls.</summary>
    public int ToolCalls { get; init; }

    /// <summary>A hash of name and arguments for each tool call; empty when the witness does not see them.</summary>
    public IReadOnlyList<ulong> Fingerprints { get; init; } = [];

    /// <summary>Whether the response may call more tools, or others, than the witness could see.</summary>
    public bool ToolsUnseen { get; init; }

    /// <summary>Whether not even that is known: if the response calls a tool at all.</summary>
    public bool ToolsUntold => ToolsUnseen && ToolCalls == 0;

    /// <summary>How the call ended; one that broke off when its usage had come has failed, and is billed by that.</summary>
    public CallEnd End { get; init; }

    /// <summary>Whether the call threw, or was abandoned.</summary>
    public bool Failed => End != CallEnd.Complete;

    /// <summary>Whether it broke off before its usage came, while or after the provider answered: what that used is billed, and unknown.</summary>
    public bool CutShort => End == CallEnd.CutShort;

    /// <summary>Whether the provider worked for the call, to its end or not.</summary>
    public bool Counts => End != CallEnd.Failed || Usage is not null;

    /// <summary>
    /// Fills in what this reading lacks from one with less detail, whose usage is not that of a whole response where this one broke
    /// off. Whether the call failed otherwise is for its caller to say.
    /// </summary>
    public CallReading Over(CallReading less, bool failed)
    {
        var cutShort = CutShort || (less.CutShort && Usage is null);
        var fromLess = less.Usage is not null && (Usage is null || (Usage.Source == UsageSource.Estimated && less.Usage.Source == UsageSource.Measured));
        return this with
        {
            Operation = less.Operation == GenAiOperation.Chat ? Operation : less.Operation,
            Provider = Provider ?? less.Provider,
            Model = Model ?? less.Model,
            Usage = cutShort ? null : fromLess ? less.Usage : Usage,
            Tier = Tier ?? less.Tier,
            Unpriceable = fromLess ? less.Unpriceable : Usage is not null ? Unpriceable : Unpriceable ?? less.Unpriceable,
            Speech = Speech?.Over(less.Speech) ?? less.Speech,
            ToolCalls = Math.Max(ToolCalls, less.ToolCalls),
            Fingerprints = Fingerprints.Count > 0 ? Fingerprints : less.Fingerprints,
            ToolsUnseen = ToolsUnseen && less.ToolsUnseen,
            End = cutShort ? CallEnd.CutShort : failed ? CallEnd.Failed : CallEnd.Complete,
        };
    }
}
