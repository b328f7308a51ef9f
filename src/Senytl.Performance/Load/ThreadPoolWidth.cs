namespace Senytl.Performance.Load;

/// <summary>Widens the thread pool for bodies that block, so that users do not wait for the pool's slow growth.</summary>
/// <remarks>The pool is one for the process: it is as wide as all runs under way need together, and as it was when the last of them ends.</remarks>
internal sealed class ThreadPoolWidth : IDisposable
{
    private const int MostThreads = 2048;

    private static readonly Lock Gate = new();
    private static readonly List<ThreadPoolWidth> Held = [];
    private static (int Workers, int Completions) atRest;

    private readonly long users;

    private ThreadPoolWidth(int users) => this.users = users;

    public static ThreadPoolWidth AtLeast(int users)
    {
        var width = new ThreadPoolWidth(users);
        lock (Gate)
        {
            if (Held.Count == 0)
            {
                ThreadPool.GetMinThreads(out atRest.Workers, out atRest.Completions);
            }

            Held.Add(width);
            Widen();
        }

        return width;
    }

    public void Dispose()
    {
        lock (Gate)
        {
            Held.Remove(this);
            Widen();
        }
    }

    private static void Widen()
    {
        var needed = Held.Count == 0 ? 0 : Math.Min(Held.Sum(width => width.users) + Environment.ProcessorCount, MostThreads);
        ThreadPool.SetMinThreads(Math.Max(atRest.Workers, (int)needed), atRest.Completions);
    }
}
