using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Rooms;

namespace Senytl.Livekit.Agents;

/// <summary>A job on its way to a worker, or with one. State changes under the hub's gate.</summary>
internal sealed class LiveJob(Job description, LiveRoom room) : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();

    public string Id => description.Id;

    public Job Description => description;

    public LiveRoom Room => room;

    public LiveWorker? Worker { get; set; }

    /// <summary>Workers that said no, which are not asked again.</summary>
    public HashSet<LiveWorker> Refused { get; } = [];

    public bool Ended => description.State.Status is JobStatus.JsSuccess or JobStatus.JsFailed;

    public bool IsFor(JobType type, string? participantSid) => description.Type == type && description.Participant?.Sid == participantSid;

    /// <summary>Ends when nobody wants the job any more.</summary>
    public CancellationToken Cancelled => _cancel.Token;

    public void Cancel() => _cancel.Cancel();

    public void Dispose() => _cancel.Dispose();
}
