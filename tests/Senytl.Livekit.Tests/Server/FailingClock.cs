namespace Senytl.Livekit.Tests.Server;

/// <summary>The system's clock, which fails once when it is told to: a bug wherever the server next looks at the date.</summary>
internal sealed class FailingClock : TimeProvider
{
    public const string Bug = "a bug that looked at the date";

    private int _fails;

    public void FailOnce() => Volatile.Write(ref _fails, 1);

    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Exchange(ref _fails, 0) == 0 ? base.GetUtcNow() : throw new InvalidDataException(Bug);
}
