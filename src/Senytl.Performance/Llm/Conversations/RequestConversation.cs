namespace Senytl.Performance.Measuring;

/// <summary>The conversation of one request. Most are one call that asks for no tool, and need no track. Guarded by its request.</summary>
internal struct RequestConversation
{
    private SettledCall? only;
    private ConversationTrack? track;

    /// <param name="call">A call that has ended.</param>
    /// <param name="cost">What it cost.</param>
    /// <param name="before">What the calls before it cost.</param>
    public void Add(SettledCall call, in CallTotals cost, in CallTotals before)
    {
        if (track is null && only is null && call.Reading.ToolCalls == 0)
        {
            only = call;
            return;
        }

        track ??= Started(before);
        track.Add(call, cost);
    }

    /// <summary>Whether a metric may be of one of its calls: <see cref="SeenModels.Cover"/>.</summary>
    public readonly bool Covers(string operation, string? model)
    {
        var seen = track?.Models ?? new SeenModels();
        if (only is not null)
        {
            seen.Note(only.Reading);
        }

        return seen.Cover(operation, model);
    }

    /// <summary>Leaves what it was in a record of the request; nothing when no call was made.</summary>
    public readonly void FinishInto(ref RequestRecord record)
    {
        record.OnlyCall = track is null ? only : null;
        record.Conversation = track?.Finish();
    }

    private readonly ConversationTrack Started(in CallTotals before)
    {
        var started = new ConversationTrack();
        if (only is not null)
        {
            started.Add(only, before);
        }

        return started;
    }
}
