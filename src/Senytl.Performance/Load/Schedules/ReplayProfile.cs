namespace Senytl.Performance;

/// <summary>The arrivals of a recorded trace.</summary>
internal sealed class ReplayProfile : LoadProfile
{
    private const int NamedErrors = 10;

    private readonly string path;
    private readonly double speed;

    private ReplayProfile(string path, double speed, long count, long lastNanoseconds)
    {
        this.path = path;
        this.speed = speed;
        ArrivalCount = count;
        Duration = new TimeSpan((Scale(lastNanoseconds, speed) / TimeSpan.NanosecondsPerTick) + 1);
    }

    public override TimeSpan Duration { get; }

    public override long ArrivalCount { get; }

    public override string ToString() =>
        FormattableString.Invariant($"replay({Path.GetFileName(path)}, speed {speed:R}, {ArrivalCount} arrivals)");

    internal override ArrivalCursor Open() => new Cursor(path, speed);

    internal static ReplayProfile Load(string path, double speed)
    {
        var checks = new ScheduleChecks(FormattableString.Invariant($"replay({path}, speed {speed:R})"))
            .Require(speed is > 0 and <= 1_000_000, FormattableString.Invariant($"speed is {speed:R}; it has to be over 0 and at most 1000000"));
        var (count, errors, first, last) = (0L, 0L, 0L, 0L);
        using var reader = new TraceReader(path);
        while (reader.TryRead(out var nanoseconds))
        {
            var error = nanoseconds is null ? "is neither seconds nor ISO 8601"
                : count > 0 && nanoseconds < last ? "is earlier than the line before it"
                : null;
            if (error is not null)
            {
                checks.Require(++errors > NamedErrors, $"line {reader.Line} '{reader.Text}' {error}");
                continue;
            }

            first = count++ == 0 ? nanoseconds!.Value : first;
            last = nanoseconds!.Value;
        }

        checks.Require(errors <= NamedErrors, $"{errors - NamedErrors} more lines are wrong")
            .Require(count > 0, "the file holds no timestamp; write one a line").Throw();
        return new ReplayProfile(path, speed, count, last - first);
    }

    private static long Scale(long nanoseconds, double speed) =>
        speed == 1 ? nanoseconds : (long)Math.Min(nanoseconds / speed, 9.2e18);

    private sealed class Cursor(string path, double speed) : ArrivalCursor
    {
        private readonly TraceReader reader = new(path);
        private long? first;

        public override bool TryNext(out long dueNanoseconds)
        {
            dueNanoseconds = 0;
            if (!reader.TryRead(out var read))
            {
                return false;
            }

            var nanoseconds = read ?? throw new InvalidDataException($"Line {reader.Line} of {path} changed while it was replayed.");
            first ??= nanoseconds;
            dueNanoseconds = Scale(nanoseconds - first.Value, speed);
            return true;
        }

        public override void Dispose() => reader.Dispose();
    }
}
