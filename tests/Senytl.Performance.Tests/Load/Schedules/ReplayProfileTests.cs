namespace Senytl.Performance.Load;

public sealed class ReplayProfileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Seconds_are_replayed_from_the_first_on()
    {
        var profile = Write("# trace\n100.5\n100.5\n\n101.25,ignored,7\n103\n");
        Assert.Equal([0, 0, 0.75, 2.5], Seconds(profile));
        Assert.Equal(4, profile.ArrivalCount);
        Assert.All(profile.Arrivals, due => Assert.True(due < profile.Duration));
    }

    [Fact]
    public void Dates_are_read_to_the_tick_below_a_line_of_column_names() => Assert.Equal(
        [0, 0.0000001, 60],
        Seconds(Write("TIMESTAMP,ContextTokens\n2023-11-16 18:17:03.9799600,374\n2023-11-16 18:17:03.9799601,1\n2023-11-16T19:18:03.97996+01:00,2\n")));

    [Fact]
    public void Unix_times_keep_their_microseconds() =>
        Assert.Equal([0, 0.000001], Seconds(Write("1700000000.000001\n1700000000.000002\n")));

    [Fact]
    public void Speed_shortens_the_gaps_and_prints()
    {
        var profile = Write("0\n1\n4\n", speed: 2);
        Assert.Equal([0, 0.5, 2], Seconds(profile));
        Assert.Equal($"replay({Path.GetFileName(path)}, speed 2, 3 arrivals)", profile.ToString());
    }

    [Fact]
    public void Every_wrong_line_is_named_up_to_ten()
    {
        var error = Assert.Throws<ArgumentException>(() => Write("5\nnonsense\n4\n" + string.Concat(Enumerable.Repeat("x\n", 12)), speed: 0)).Message;
        Assert.Contains("speed is 0; it has to be over 0", error);
        Assert.Contains("line 2 'nonsense' is neither seconds nor ISO 8601", error);
        Assert.Contains("line 3 '4' is earlier than the line before it", error);
        Assert.Contains("line 11 'x'", error);
        Assert.DoesNotContain("line 12 'x'", error);
        Assert.Contains("4 more lines are wrong", error);
    }

    [Fact]
    public void An_empty_file_and_a_missing_one_are_refused()
    {
        Assert.Contains("holds no timestamp", Assert.Throws<ArgumentException>(() => Write("# nothing\n")).Message);
        Assert.ThrowsAny<IOException>(() => LoadProfile.Replay(path + ".missing"));
    }

    private static IEnumerable<double> Seconds(LoadProfile profile) => profile.Arrivals.Select(due => due.TotalSeconds);

    private LoadProfile Write(string text, double speed = 1)
    {
        File.WriteAllText(path, text);
        return LoadProfile.Replay(path, speed);
    }
}
