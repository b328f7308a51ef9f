using System.Runtime.CompilerServices;

namespace Senytl.Performance.Load.Batching;

/// <summary>Calls of a body that returns a value. Each value is stored, so that no compiler may leave its computation out.</summary>
internal sealed class FuncLoop<T>(Func<T?> body) : CallLoop
{
    private readonly Func<T?> body = body;
    private T? last;

    public override CallLoop Empty => new FuncLoop<T>(EmptyBody<T>.Instance.Default);

    /// <summary>The value of the last call.</summary>
    public T? Last => last;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public override long Run(long calls, VirtualUser user, CancellationToken cancellationToken, out ValueTask pending)
    {
        var call = body;
        for (; calls >= 16; calls -= 16)
        {
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
            last = call();
        }

        for (; calls > 0; calls--)
        {
            last = call();
        }

        pending = default;
        return 0;
    }
}
