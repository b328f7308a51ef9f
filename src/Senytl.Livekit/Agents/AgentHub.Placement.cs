using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Agents;

/// <summary>Finding a worker for a job, and what becomes of the job.</summary>
internal sealed partial class AgentHub
{
    private TaskCompletionSource _workersChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task PlaceAsync(LiveJob job, LiveWorker? only)
    {
        using var patience = new CancellationTokenSource(server.Options.JobQueueTimeout, server.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, job.Cancelled);
        try
        {
            if (Refusal(job.Description.AgentName) is { } reason)
            {
                End(job, JobStatus.JsFailed, reason);
                return;
            }

            while (true)
            {
                var (worker, changed) = Choose(job, only);
                if (worker is null)
                {
                    await changed.WaitAsync(either.Token).ConfigureAwait(false);
                }
                else if (await OfferAsync(job, worker, job.Cancelled).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            End(job, JobStatus.JsFailed, $"no worker for agent '{job.Description.AgentName}' within {server.Options.JobQueueTimeout.TotalSeconds:0.#} s");
        }
        finally
        {
            lock (_gate)
            {
                _queued--;
                if (_rooms.TryGetValue(job.Room.Sid, out var agents))
                {
                    agents.Queued--;
                }
            }
        }
    }

    private (LiveWorker? Worker, Task Changed) Choose(LiveJob job, LiveWorker? only)
    {
        lock (_gate)
        {
            var candidates = _workers.FindAll(worker =>
                worker.Status == WorkerStatus.WsAvailable && !worker.Lost && !job.Refused.Contains(worker) && (only is null ? worker.Fits(job) : worker == only));
            return (WorkerChoice.Pick(candidates, Random.Shared), _workersChanged.Task);
        }
    }

    /// <summary>True when the job is settled: taken, or refused for good.</summary>
    private async Task<bool> OfferAsync(LiveJob job, LiveWorker worker, CancellationToken cancellation)
    {
        AvailabilityResponse answer;
        try
        {
            Task<AvailabilityResponse> asked;
            lock (_gate)
            {
                asked = worker.Ask(job);
            }

            answer = await asked.WaitAsync(server.Options.JobAnswerTimeout, server.Clock, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            lock (_gate)
            {
                worker.Forget(job);
                job.Refused.Add(worker);
            }

            return false;
        }

        if (!answer.Available)
        {
            lock (_gate)
            {
                job.Refused.Add(worker);
            }

            if (answer.Terminate)
            {
                End(job, JobStatus.JsFailed, $"worker {worker.Id} refused the job for good");
            }

            return answer.Terminate;
        }

        return Assign(job, worker, answer);
    }

    private bool Assign(LiveJob job, LiveWorker worker, AvailabilityResponse answer)
    {
        var identity = answer.ParticipantIdentity.Length > 0 ? answer.ParticipantIdentity : "agent-" + job.Id;
        lock (_gate)
        {
            if (job.Ended || worker.Lost)
            {
                return job.Ended;
            }

            var now = server.Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000;
            var state = job.Description.State;
            (state.Status, state.WorkerId, state.ParticipantIdentity, state.StartedAt, state.UpdatedAt) = (JobStatus.JsRunning, worker.Id, identity, now, now);
            job.Worker = worker;
            worker.Jobs[job.Id] = job;
            worker.Send(new ServerMessage
            {
                Assignment = new JobAssignment { Job = job.Description.Clone(), Token = server.Issuer.Issue(AgentTokens.For(job, worker, answer, identity), AgentTokens.Lifetime) },
            });
        }

        server.Events.Add(ServerEventKind.JobAssigned, job.Room.Name, job.Id, $"agent '{job.Description.AgentName}' to {worker.Id} as {identity}");
        return true;
    }

    /// <summary>Settles a job once; a worker that runs it is told to stop.</summary>
    private void End(LiveJob job, JobStatus status, string error)
    {
        lock (_gate)
        {
            if (job.Ended)
            {
                return;
            }

            if (job.Worker is { } worker)
            {
                worker.Jobs.Remove(job.Id);
                worker.Send(new ServerMessage { Termination = new JobTermination { JobId = job.Id } });
            }

            Settle(job, status, error);
        }

        job.Cancel();
    }

    private void Settle(LiveJob job, JobStatus status, string error)
    {
        var state = job.Description.State;
        var now = server.Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000;
        (state.Status, state.Error, state.EndedAt, state.UpdatedAt) = (status, status == JobStatus.JsFailed ? error : "", now, now);
        if (job.Worker is not null || status == JobStatus.JsFailed)
        {
            server.Events.Add(ServerEventKind.JobEnded, job.Room.Name, job.Id, error.Length > 0 ? $"{status}: {error}" : status.ToString());
        }
    }
}
