namespace Senytl.Performance.Tests.Load;

/// <summary>Arrivals that are all due at once, and an end that comes when a test says so: bodies have begun by then, however busy the machine is.</summary>
internal sealed class HeldProfile(int arrivals) : LoadProfile, IDisposable
{
    /// <summary>How long the end is waited for in real time, should a test fail to say so.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualResetEventSlim ended = new();

    public override TimeSpan Duration => Patience;

    public override long ArrivalCount => arrivals;

    public void End() => ended.Set();

    public void Dispose() => ended.Dispose();

    internal override ArrivalCursor Open() => new Cursor(this);

    private sealed class Cursor(HeldProfile profile) : ArrivalCursor
    {
        private long index;

        public override bool TryNext(out long dueNanoseconds)
        {
            dueNanoseconds = 0;
            if (index++ < profile.ArrivalCount)
            {
                return true;
            }

            profile.ended.Wait(Patience);
            return false;
        }
    }
}
