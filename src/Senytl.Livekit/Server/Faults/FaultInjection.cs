using Senytl.Livekit.Agents;

namespace Senytl.Livekit.Server.Faults;

/// <summary>Mishaps on purpose. Thread safe; each ends when what it returned is disposed.</summary>
public sealed class FaultInjection
{
    private readonly Lock _gate = new();
    private volatile ActiveRule[] _rules = [];
    private volatile Refusal[] _refusals = [];

    internal FaultInjection(AgentHub agents) =>
        agents.Refusal = agentName => Array.Find(_refusals, refusal => refusal.AgentName is null || refusal.AgentName == agentName)?.Reason;

    internal ActiveRule[] Rules => _rules;

    /// <summary>Lets a rule work on the datagrams of those in the rooms, now and later, beside the rules that do already.</summary>
    /// <exception cref="ArgumentException">Values are out of their ranges; the message names all of them.</exception>
    public IDisposable Add(PacketRule rule)
    {
        rule.Validate();
        var active = new ActiveRule(rule);
        lock (_gate)
        {
            _rules = [.. _rules, active];
        }

        return new Ending(() =>
        {
            lock (_gate)
            {
                _rules = [.. _rules.Where(other => other != active)];
            }
        });
    }

    /// <summary>Fails jobs before any worker is asked. Several refusals hold beside each other; of those that meet a job, the oldest gives the reason.</summary>
    /// <param name="agentName">The agent whose jobs are refused; empty for those without a name, null for all.</param>
    /// <param name="reason">What the job's error says.</param>
    public IDisposable RefuseJobs(string? agentName, string reason)
    {
        var refusal = new Refusal(agentName, reason);
        lock (_gate)
        {
            _refusals = [.. _refusals, refusal];
        }

        return new Ending(() =>
        {
            lock (_gate)
            {
                _refusals = [.. _refusals.Where(other => !ReferenceEquals(other, refusal))];
            }
        });
    }

    private sealed record Refusal(string? AgentName, string Reason);

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
