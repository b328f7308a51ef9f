using System.Runtime.CompilerServices;

namespace Senytl.Performance.Load.Batching;

/// <summary>Calls of a body that returns a task, most often a completed one.</summary>
/// <param name="body">The body.</param>
/// <param name="empty">A body that does nothing, wrapped in as many delegates as <paramref name="body"/>.</param>
internal sealed class TaskLoop(LoadBody body, LoadBody empty) : CallLoop
{
    private readonly LoadBody body = body;

    public override CallLoop Empty => new TaskLoop(empty, empty);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override long Run(long calls, VirtualUser user, CancellationToken cancellationToken, out ValueTask pending)
    {
        var call = body;
        for (; calls > 0; calls--)
        {
            var work = call(user, cancellationToken);
            if (!work.IsCompletedSuccessfully)
            {
                pending = work;
                return calls - 1;
            }

            // Also hands a pooled source back.
            work.GetAwaiter().GetResult();
        }

        pending = default;
        return 0;
    }
}
