using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Agents;

/// <summary>What workers say.</summary>
internal sealed partial class AgentHub
{
    public LiveWorker Register(RegisterWorkerRequest registration, Func<ServerMessage, bool> send)
    {
        var worker = new LiveWorker(Sids.Worker(), registration, send);
        worker.Send(new ServerMessage { Register = new RegisterWorkerResponse { WorkerId = worker.Id, ServerInfo = server.Info } });
        lock (_gate)
        {
            _workers.Add(worker);
            Pulse();
        }

        server.Events.Add(ServerEventKind.WorkerRegistered, "", worker.Id, $"agent '{worker.AgentName}' {worker.Type} version {worker.Version}");
        return worker;
    }

    /// <summary>The worker's connection ended: what it ran has failed, and what it was asked goes to others.</summary>
    public void Lose(LiveWorker worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
            worker.Lose();
            foreach (var job in worker.Jobs.Values)
            {
                Settle(job, JobStatus.JsFailed, $"worker {worker.Id} was lost");
            }

            worker.Jobs.Clear();
            Pulse();
        }

        server.Events.Add(ServerEventKind.WorkerLost, "", worker.Id, $"agent '{worker.AgentName}'");
    }

    public void Handle(LiveWorker worker, WorkerMessage message)
    {
        switch (message.MessageCase)
        {
            case WorkerMessage.MessageOneofCase.Availability:
                lock (_gate)
                {
                    worker.Answer(message.Availability);
                }

                break;
            case WorkerMessage.MessageOneofCase.UpdateWorker:
                lock (_gate)
                {
                    worker.Update(message.UpdateWorker);
                    Pulse();
                }

                break;
            case WorkerMessage.MessageOneofCase.UpdateJob:
                Update(worker, message.UpdateJob);
                break;
            case WorkerMessage.MessageOneofCase.Ping:
                worker.Send(new ServerMessage
                {
                    Pong = new WorkerPong { LastTimestamp = message.Ping.Timestamp, Timestamp = server.Clock.GetUtcNow().ToUnixTimeMilliseconds() },
                });
                break;
            default:
                // Simulated and migrated jobs belong to LiveKit's own tooling and cluster.
                break;
        }
    }

    private void Update(LiveWorker worker, UpdateJobStatus update)
    {
        lock (_gate)
        {
            if (!worker.Jobs.TryGetValue(update.JobId, out var job))
            {
                return;
            }

            if (update.Status is JobStatus.JsSuccess or JobStatus.JsFailed)
            {
                worker.Jobs.Remove(job.Id);
                Settle(job, update.Status, update.Error);
            }
            else
            {
                job.Description.State.Status = update.Status;
                job.Description.State.UpdatedAt = server.Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000;
            }
        }
    }

    private void Pulse()
    {
        var changed = _workersChanged;
        _workersChanged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }
}
