using System.Runtime.CompilerServices;

namespace Senytl.Performance.Load.Batching;

/// <summary>Calls of a body that returns nothing.</summary>
internal sealed class ActionLoop(Action body) : CallLoop
{
    private readonly Action body = body;

    public override CallLoop Empty => new ActionLoop(EmptyBody.Instance.Nothing);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override long Run(long calls, VirtualUser user, CancellationToken cancellationToken, out ValueTask pending)
    {
        var call = body;
        for (; calls >= 16; calls -= 16)
        {
            call();
            call();
            call();
            call();
            call();
            call();
            call();
            call();
            call();
            call();
            call();
            call();
            call();
            call();
            call();
            call();
        }

        for (; calls > 0; calls--)
        {
            call();
        }

        pending = default;
        return 0;
    }
}
