using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>A phase under way: when it ends, and how many users are still running in it.</summary>
internal sealed class UserPhase
{
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ended = new();
    private int alive;
    private long endsAt;

    /// <param name="profile">What its users do.</param>
    /// <param name="users">How many take part.</param>
    /// <param name="start">When it starts, on the run's clock.</param>
    public UserPhase(ClosedProfile profile, int users, long start)
    {
        Profile = profile;
        alive = users;
        endsAt = profile.Duration is { } duration ? start + RunClock.FromTimeSpan(duration) : long.MaxValue;
    }

    public ClosedProfile Profile { get; }

    /// <summary>When no further request starts, on the run's clock.</summary>
    public long EndsAt => Volatile.Read(ref endsAt);

    /// <summary>Set when the phase was ended before its time: no pause goes on.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Completes when every user has left or was given up; fails when the engine did.</summary>
    public Task Over => over.Task;

    public int Alive => Math.Max(0, Volatile.Read(ref alive));

    /// <summary>A user will make no further request.</summary>
    public void Left()
    {
        if (Interlocked.Decrement(ref alive) == 0)
        {
            over.TrySetResult();
        }
    }

    /// <summary>Not the body's failure, which is recorded, but the engine's own: the phase must not go on without the user.</summary>
    public void Failed(Exception exception) => over.TrySetException(exception);

    /// <summary>Ends the phase before its time: no further request starts, and those in flight come to their end.</summary>
    public void End()
    {
        Volatile.Write(ref endsAt, long.MinValue);
        ended.Cancel();
    }
}
