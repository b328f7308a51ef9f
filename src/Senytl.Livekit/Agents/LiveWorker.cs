using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Agents;

/// <summary>A registered agent worker. State changes under the hub's gate.</summary>
internal sealed class LiveWorker(string id, RegisterWorkerRequest registration, Func<ServerMessage, bool> send)
{
    private readonly Dictionary<string, TaskCompletionSource<AvailabilityResponse>> _asked = new(StringComparer.Ordinal);

    public string Id => id;

    public string AgentName => registration.AgentName;

    public JobType Type => registration.Type;

    public string Namespace => registration.Namespace;

    public string Deployment => registration.Deployment;

    public ParticipantPermission? AllowedPermissions => registration.AllowedPermissions;

    public string Version => registration.Version;

    public WorkerStatus Status { get; private set; } = WorkerStatus.WsAvailable;

    /// <summary>0 to 1, as the worker reports it.</summary>
    public float Load { get; private set; }

    public bool Lost { get; private set; }

    /// <summary>Jobs that it took and that have not ended, by id.</summary>
    public Dictionary<string, LiveJob> Jobs { get; } = new(StringComparer.Ordinal);

    public bool Send(ServerMessage message) => send(message);

    /// <summary>Whether the worker is of the kind that the job is for. Rooms here are in no namespace, so a worker that names one gets no jobs.</summary>
    public bool Fits(LiveJob job) =>
        !Lost
        && Type == job.Description.Type
        && AgentName == job.Description.AgentName
        && Namespace == job.Description.Namespace
        && Deployment == job.Description.Deployment;

    public void Update(UpdateWorkerStatus update)
    {
        if (update.HasStatus)
        {
            Status = update.Status;
        }

        Load = float.IsFinite(update.Load) ? Math.Clamp(update.Load, 0, 1) : 1;
    }

    /// <summary>Asks whether the worker takes a job; the task ends with its answer, or cancelled when it is lost.</summary>
    public Task<AvailabilityResponse> Ask(LiveJob job)
    {
        var answer = new TaskCompletionSource<AvailabilityResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[job.Id] = answer;
        Send(new ServerMessage { Availability = new AvailabilityRequest { Job = job.Description.Clone() } });
        return answer.Task;
    }

    public void Forget(LiveJob job) => _asked.Remove(job.Id);

    public void Answer(AvailabilityResponse response)
    {
        if (_asked.Remove(response.JobId, out var asked))
        {
            asked.TrySetResult(response);
        }
    }

    public void Lose()
    {
        Lost = true;
        foreach (var asked in _asked.Values)
        {
            asked.TrySetCanceled();
        }

        _asked.Clear();
    }
}
