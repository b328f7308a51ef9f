namespace Senytl.Performance.Measuring;

/// <summary>Requests by the second in which they ended. When there are too many windows, each becomes twice as wide.</summary>
internal sealed class WindowTally
{
    private const int MostWindows = 4096;

    private Dictionary<long, Window> windows = [];
    private Window? last;
    private long lastKey = long.MinValue;

    /// <summary>Width of each window in seconds.</summary>
    public long WidthSeconds { get; private set; } = 1;

    public IEnumerable<KeyValuePair<long, Window>> Windows => windows.OrderBy(window => window.Key);

    /// <summary>Heap that the windows take, in bytes: an object of 56 and a place of about 40 in the table.</summary>
    public long HeldBytes => windows.Count * 96L;

    public void Record(in RequestRecord record)
    {
        var key = record.Ended / RunClock.NanosecondsPerSecond / WidthSeconds;
        if (key != lastKey)
        {
            last = At(key);
            lastKey = key;
        }

        last!.Add(record);
    }

    public void Add(WindowTally other)
    {
        while (WidthSeconds < other.WidthSeconds)
        {
            Widen();
        }

        foreach (var (key, window) in other.windows)
        {
            At(key * other.WidthSeconds / WidthSeconds).Add(window);
        }
    }

    private Window At(long key)
    {
        if (!windows.TryGetValue(key, out var window))
        {
            if (windows.Count >= MostWindows)
            {
                Widen();
                return At(key >> 1);
            }

            windows[key] = window = new Window();
        }

        return window;
    }

    private void Widen()
    {
        var narrow = windows;
        windows = [];
        WidthSeconds *= 2;
        lastKey = long.MinValue;
        foreach (var (key, window) in narrow)
        {
            At(key >> 1).Add(window);
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
