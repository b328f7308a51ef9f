using Senytl.Livekit.Agents;

namespace Senytl.Livekit.Server.Faults;

/// <summary>Mishaps on purpose. Thread safe; each ends when what it returned is disposed.</summary>
public sealed class FaultInjection
{
    private readonly Lock _gate = new();
    private readonly AgentHub _agents;
    private volatile ActiveRule[] _rules = [];

    internal FaultInjection(AgentHub agents) => _agents = agents;

    internal ActiveRule[] Rules => _rules;

    /// <summary>Lets a rule work on the datagrams of those in the rooms, now and later.</summary>
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

    /// <summary>Fails jobs before any worker is asked.</summary>
    /// <param name="agentName">The agent whose jobs are refused; empty for those without a name, null for all.</param>
    /// <param name="reason">What the job's error says.</param>
    public IDisposable RefuseJobs(string? agentName, string reason)
    {
        Func<string, string, string?> refusal = (_, name) => agentName is null || name == agentName ? reason : null;
        _agents.Refusal = refusal;
        return new Ending(() =>
        {
            if (_agents.Refusal == refusal)
            {
                _agents.Refusal = null;
            }
        });
    }

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
