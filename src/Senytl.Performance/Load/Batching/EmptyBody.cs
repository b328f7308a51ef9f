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
}

/// <inheritdoc cref="EmptyBody"/>
/// <remarks>The class is generic and not the method: a delegate to a generic method goes through one jump more when T is a class, which no body has.</remarks>
/// <typeparam name="T">What the body returns.</typeparam>
internal sealed class EmptyBody<T>
{
    public static EmptyBody<T> Instance { get; } = new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public T? Default() => default;
}
