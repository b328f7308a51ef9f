namespace Senytl.Performance.Measuring;

/// <summary>What the code that runs now belongs to. Flows with awaits and into parallel tool calls.</summary>
internal static class Ambient
{
    private static readonly AsyncLocal<object?> Holder = new();

    /// <summary>The request of a run that this code is part of.</summary>
    public static RequestScope? Request => Holder.Value as RequestScope;

    /// <summary>The hand-started session that this code is part of.</summary>
    public static MetricsSession? Session => Holder.Value as MetricsSession;

    /// <summary>The finished result that was set as the current one.</summary>
    public static PerformanceResult? Result => Holder.Value as PerformanceResult;

    public static void Enter(RequestScope scope) => Holder.Value = scope;

    /// <summary>Makes <paramref name="current"/> the ambient one until the returned guard is disposed.</summary>
    public static IDisposable Push(object current)
    {
        var guard = new Guard(Holder.Value);
        Holder.Value = current;
        return guard;
    }

    private sealed class Guard(object? previous) : IDisposable
    {
        public void Dispose() => Holder.Value = previous;
    }
}
