namespace Senytl.Performance.Load.Batching;

/// <summary>Calls a body many times in a row, with as little between the calls as can be.</summary>
/// <remarks>
/// The loops skip tiered compilation: neither profile-guided inlining of the body nor a replaced loop makes one batch
/// differ from the next, or from the loop over <see cref="Empty"/>.
/// </remarks>
internal abstract class CallLoop
{
    /// <summary>The same loop over a body that does nothing: what a call costs beside its work.</summary>
    public abstract CallLoop Empty { get; }

    /// <summary>Prepares the calls of an iteration; neither its time nor what it allocates is theirs.</summary>
    /// <param name="user">Whose iteration it is.</param>
    public virtual void Enter(VirtualUser user)
    {
    }

    /// <summary>Calls the body until all calls are made, or until one did not complete at once.</summary>
    /// <param name="calls">How many calls.</param>
    /// <param name="user">Handed to the body.</param>
    /// <param name="cancellationToken">Handed to the body.</param>
    /// <param name="pending">The call that did not complete at once; completed when there is none.</param>
    /// <returns>Calls still to be made when <paramref name="pending"/> has ended.</returns>
    public abstract long Run(long calls, VirtualUser user, CancellationToken cancellationToken, out ValueTask pending);
}
