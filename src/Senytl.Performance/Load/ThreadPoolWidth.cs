namespace Senytl.Performance.Load;

/// <summary>Widens the thread pool for bodies that block, so that users do not wait for the pool's slow growth.</summary>
internal sealed class ThreadPoolWidth : IDisposable
{
    private const int MostThreads = 2048;

    private readonly int workers;
    private readonly int completions;

    private ThreadPoolWidth(int users)
    {
        ThreadPool.GetMinThreads(out workers, out completions);
        ThreadPool.SetMinThreads(Math.Max(workers, Math.Min(users + Environment.ProcessorCount, MostThreads)), completions);
    }

    public static ThreadPoolWidth AtLeast(int users) => new(users);

    public void Dispose() => ThreadPool.SetMinThreads(workers, completions);
}
