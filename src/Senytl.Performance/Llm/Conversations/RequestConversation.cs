namespace Senytl.Performance.Measuring;

/// <summary>The conversation of one request. Most are one call that asks for no tool, and need no track. Guarded by its request.</summary>
internal struct RequestConversation
{
    private SettledCall? only;
    private CallTotals costOfOnly;
    private ConversationTrack? track;

    public void Add(SettledCall call, in CallTotals cost)
    {
        if (track is null && only is null && call.Reading.ToolCalls == 0)
        {
            only = call;
            costOfOnly = cost;
            return;
        }

        track ??= Started();
        track.Add(call, cost);
    }

    public readonly bool Called(string? model) =>
        track?.Called(model) ?? (only is not null && (only.Reading.Model ?? "") == (model ?? ""));

    /// <summary>Absent when no call was made.</summary>
    public readonly ConversationSummary? Finish() =>
        track?.Finish() ?? (only is null ? null : ConversationTrack.OfOne(only, costOfOnly));

    private readonly ConversationTrack Started()
    {
        var started = new ConversationTrack();
        if (only is not null)
        {
            started.Add(only, costOfOnly);
        }

        return started;
    }
}
