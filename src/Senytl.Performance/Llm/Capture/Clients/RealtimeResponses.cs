#pragma warning disable MEAI001 // Realtime is experimental in the abstractions; our tests hold this file to the version in use.
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Measuring;

/// <summary>The responses that a realtime session has open, by id: each is a model call.</summary>
internal sealed class RealtimeResponses(string? provider, Func<string?> model)
{
    private readonly Dictionary<string, (ModelCall Call, CallNotes Notes)> open = [];

    public void Read(RealtimeServerMessage message)
    {
        switch (message)
        {
            case ResponseCreatedRealtimeServerMessage created when message.Type == RealtimeServerMessageType.ResponseCreated:
                Begin(created.ResponseId);
                break;
            case ResponseCreatedRealtimeServerMessage done when message.Type == RealtimeServerMessageType.ResponseDone:
                End(done);
                break;
            case OutputTextAudioRealtimeServerMessage output when HasContent(output):
                Find(output.ResponseId)?.Call.Content();
                break;
            case ResponseOutputItemRealtimeServerMessage item when message.Type == RealtimeServerMessageType.ResponseOutputItemDone:
                Find(item.ResponseId)?.Notes.Contents(item.Item?.Contents ?? []);
                break;
        }
    }

    /// <summary>The session ended with responses open.</summary>
    public void Abandon()
    {
        foreach (var (call, notes) in open.Values)
        {
            call.End(notes.Read(CallEnd.CutShort));
        }

        open.Clear();
    }

    private static bool HasContent(OutputTextAudioRealtimeServerMessage output) =>
        (output.Type == RealtimeServerMessageType.OutputTextDelta && output.Text is { Length: > 0 })
        || (output.Type == RealtimeServerMessageType.OutputAudioDelta && output.Audio is { Length: > 0 });

    private (ModelCall Call, CallNotes Notes)? Find(string? id) => open.TryGetValue(id ?? "", out var found) ? found : null;

    private void Begin(string? id)
    {
        if (ModelCall.Begin(CallWitness.Decorator) is { } call)
        {
            if (Find(id) is { } replaced)
            {
                replaced.Call.End(replaced.Notes.Read(CallEnd.CutShort));
            }

            open[id ?? ""] = (call, new CallNotes(GenAiOperation.Realtime, provider, model()));
        }
    }

    private void End(ResponseCreatedRealtimeServerMessage done)
    {
        if (Find(done.ResponseId) is { } response)
        {
            open.Remove(done.ResponseId ?? "");
            try
            {
                response.Notes.Usage(done.Usage);
            }
            finally
            {
                response.Call.End(response.Notes.Read(done.Status == RealtimeResponseStatus.Failed ? CallEnd.Failed : CallEnd.Complete));
            }
        }
    }
}
