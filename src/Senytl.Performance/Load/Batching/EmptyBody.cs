using System.Runtime.CompilerServices;

namespace Senytl.Performance.Load.Batching;

/// <summary>Bodies that do nothing, called as real ones are: through a delegate on an object.</summary>
internal sealed class EmptyBody
{
    public static EmptyBody Instance { get; } = new();

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Nothing()
    {
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public T? Default<T>() => default;
}
