using System.Runtime.CompilerServices;

namespace Senytl.Performance.Load.Batching;

/// <summary>Bodies that do nothing, called as real ones are: through a delegate on an object.</summary>
/// <remarks>
/// They go through tiered compilation as bodies do, because a delegate reaches a tiered method by one jump more than others:
/// 0.4 ns, which would stay in the time of every call.
/// </remarks>
internal sealed class EmptyBody
{
    public static EmptyBody Instance { get; } = new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Nothing()
    {
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public T? Default<T>() => default;
}
