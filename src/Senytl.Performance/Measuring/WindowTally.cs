namespace Senytl.Performance.Measuring;

/// <summary>Requests by the second of the run in which they ended. When there are too many windows, each becomes twice as wide.</summary>
internal sealed class WindowTally
{
    private const int MostWindows = 4096;

    private readonly List<Window?> windows = [];
    private int used;

    /// <summary>Width of each window in seconds.</summary>
    public long WidthSeconds { get; private set; } = 1;

    /// <summary>The windows one after the other, from the origin on; absent where no request ended.</summary>
    public IReadOnlyList<Window?> Windows => windows;

    /// <summary>Heap that the windows take, in bytes: an object of 48 and a place of 8 in the list.</summary>
    public long HeldBytes => (used * 48L) + (windows.Capacity * 8L);

    /// <param name="record">A request that has ended.</param>
    /// <param name="origin">Where the first window begins; a request that ended before it counts in that one.</param>
    public void Record(in RequestRecord record, long origin) =>
        At(Math.Max(0, record.Ended - origin) / RunClock.NanosecondsPerSecond).Add(record);

    public void Add(WindowTally other)
    {
        while (WidthSeconds < other.WidthSeconds)
        {
            Widen();
        }

        for (var index = 0; index < other.windows.Count; index++)
        {
            if (other.windows[index] is { } window)
            {
                At(index * other.WidthSeconds).Add(window);
            }
        }
    }

    private Window At(long second)
    {
        while (second / WidthSeconds >= MostWindows)
        {
            Widen();
        }

        var index = (int)(second / WidthSeconds);
        while (windows.Count <= index)
        {
            windows.Add(null);
        }

        return windows[index] ?? Begin(index);
    }

    private Window Begin(int index)
    {
        used++;
        return windows[index] = new Window();
    }

    private void Widen()
    {
        List<Window?> narrow = [.. windows];
        windows.Clear();
        used = 0;
        WidthSeconds *= 2;
        for (var index = 0; index < narrow.Count; index++)
        {
            if (narrow[index] is { } window)
            {
                At(index / 2 * WidthSeconds).Add(window);
            }
        }
    }

    internal sealed class Window
    {
        public long Requests { get; private set; }

        public long Failed { get; private set; }

        public long TotalResponseTime { get; private set; }

        public long LongestResponseTime { get; private set; }

        public void Add(in RequestRecord record)
        {
            Requests++;
            Failed += record.Outcome == RequestOutcome.Ok ? 0 : 1;
            TotalResponseTime += record.ResponseTime;
            LongestResponseTime = Math.Max(LongestResponseTime, record.ResponseTime);
        }

        public void Add(Window other)
        {
            Requests += other.Requests;
            Failed += other.Failed;
            TotalResponseTime += other.TotalResponseTime;
            LongestResponseTime = Math.Max(LongestResponseTime, other.LongestResponseTime);
        }
    }
}
