namespace Senytl.Performance.Load.Batching;

/// <summary>A loop before whose iterations something else is called.</summary>
/// <param name="inner">The loop.</param>
/// <param name="enter">Called once an iteration, however many calls it has.</param>
internal sealed class EnteringLoop(CallLoop inner, Action<VirtualUser> enter) : CallLoop
{
    public override CallLoop Empty => inner.Empty;

    public override void Enter(VirtualUser user) => enter(user);

    public override long Run(long calls, VirtualUser user, CancellationToken cancellationToken, out ValueTask pending) =>
        inner.Run(calls, user, cancellationToken, out pending);
}
