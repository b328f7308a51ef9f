namespace Senytl.Performance;

public abstract partial class LoadProfile
{
    /// <summary>Evenly spaced arrivals; the first is due at once.</summary>
    /// <param name="perSecond">Arrivals per second: over 0, at most 10,000,000.</param>
    /// <param name="duration">Over 0, at most 366 days.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names all that are.</exception>
    public static LoadProfile ConstantRate(double perSecond, TimeSpan duration)
    {
        var text = $"constant({ScheduleText.Rate(perSecond)}, {ScheduleText.Seconds(duration)})";
        new ScheduleChecks(text).Rate(nameof(perSecond), perSecond).Duration(nameof(duration), duration).Throw();
        return new RateProfile(text, [new RateSegment(perSecond, perSecond, duration)]);
    }

    /// <summary>A rate that moves in a straight line; arrival i is due when the area under the rate reaches i.</summary>
    /// <param name="from">Arrivals per second at the start: 0 to 10,000,000.</param>
    /// <param name="to">Arrivals per second at the end: 0 to 10,000,000; not both 0.</param>
    /// <param name="duration">Over 0, at most 366 days.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names all that are.</exception>
    public static LoadProfile RampingRate(double from, double to, TimeSpan duration)
    {
        var text = $"ramp({ScheduleText.Rate(from)} to {ScheduleText.Rate(to)}, {ScheduleText.Seconds(duration)})";
        new ScheduleChecks(text)
            .Rate(nameof(from), from, orZero: true).Rate(nameof(to), to, orZero: true)
            .Require(from != 0 || to != 0, "from and to are both 0; one of them has to be over 0")
            .Duration(nameof(duration), duration).Throw();
        return new RateProfile(text, [new RateSegment(from, to, duration)]);
    }

    /// <summary>Ramps one after the other: each stage moves in a straight line from the rate before it to its own.</summary>
    /// <param name="from">Arrivals per second at the start of the first stage: 0 to 10,000,000.</param>
    /// <param name="stages">At least one. Two stages of the same rate hold it.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names all that are.</exception>
    public static LoadProfile Stages(double from, params IReadOnlyList<RateStage> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        var text = $"stages({ScheduleText.Rate(from)}{string.Concat(stages.Select(stage => $", {stage}"))})";
        var checks = new ScheduleChecks(text).Rate(nameof(from), from, orZero: true)
            .Require(stages.Count > 0, "there is no stage; add at least one")
            .Require(stages.Count == 0 || from != 0 || stages.Any(stage => stage.PerSecond != 0), "every rate is 0; one has to be over 0");
        for (var i = 0; i < stages.Count; i++)
        {
            checks.Rate($"the rate of stage {i + 1}", stages[i].PerSecond, orZero: true)
                .Duration($"the duration of stage {i + 1}", stages[i].Duration);
        }

        checks.Throw();
        var starts = stages.Select(stage => stage.PerSecond).Prepend(from);
        return new RateProfile(text, [.. stages.Zip(starts, (stage, start) => new RateSegment(start, stage.PerSecond, stage.Duration))]);
    }

    /// <summary>Arrivals of independent callers: exponential gaps.</summary>
    /// <param name="perSecond">Mean arrivals per second: over 0, at most 10,000,000.</param>
    /// <param name="duration">Over 0, at most 366 days.</param>
    /// <param name="seed">Reproduces the arrivals.</param>
    /// <param name="exactCount">True fixes the number of arrivals to the mean, so that two seeds offer the same load;
    /// the arrivals are then a Poisson process given that number. Default false: the number varies as it would.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names all that are.</exception>
    public static LoadProfile Poisson(double perSecond, TimeSpan duration, int seed, bool exactCount = false)
    {
        var text = $"poisson({ScheduleText.Rate(perSecond)}, {ScheduleText.Seconds(duration)}, seed {seed}{(exactCount ? ", exact count" : "")})";
        new ScheduleChecks(text).Rate(nameof(perSecond), perSecond).Duration(nameof(duration), duration).Throw();
        return new PoissonProfile(text, perSecond, duration, seed, exactCount);
    }

    /// <summary>Groups that are due at the same moment, the first at once.</summary>
    /// <param name="size">Arrivals in a group: 1 to 1,000,000.</param>
    /// <param name="every">From one group to the next: over 0, at most <paramref name="duration"/>.</param>
    /// <param name="duration">Over 0, at most 366 days.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names all that are.</exception>
    public static LoadProfile Burst(int size, TimeSpan every, TimeSpan duration)
    {
        var text = $"burst({size} every {ScheduleText.Seconds(every)}, {ScheduleText.Seconds(duration)})";
        new ScheduleChecks(text)
            .Require(size is >= 1 and <= 1_000_000, $"size is {size}; it has to be 1 to 1000000")
            .Duration(nameof(every), every).Duration(nameof(duration), duration)
            .Require(every <= duration, "every is longer than duration; make it at most the duration").Throw();
        return new BurstProfile(text, size, every, duration);
    }

    /// <summary>The arrivals of a recorded trace, shifted so that the first is due at once.</summary>
    /// <param name="path">A text file with a timestamp a line: seconds (such as <c>12.345678</c> or a Unix time) or ISO 8601.
    /// Only the first comma-separated column is read; empty lines, lines that start with <c>#</c>, and a first line of
    /// column names are passed over. The file is read again each time, line by line, and has to stay as it is.</param>
    /// <param name="speed">2 plays twice as fast: over 0, at most 1,000,000. Default 1.</param>
    /// <exception cref="ArgumentException">An option is out of range, or lines of the file are not timestamps in
    /// rising order; the message names the first ten.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LoadProfile Replay(string path, double speed = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return ReplayProfile.Load(path, speed);
    }
}
