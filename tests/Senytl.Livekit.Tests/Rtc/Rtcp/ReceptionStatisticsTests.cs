using Senytl.Livekit.Rtc.Rtcp;

namespace Senytl.Livekit.Tests.Rtc.Rtcp;

public class ReceptionStatisticsTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void Loss_is_counted_across_the_wrap_and_per_report()
    {
        var statistics = new ReceptionStatistics(9, 48_000);
        Receive(statistics, Enumerable.Range(65_500, 100).Where(number => number % 10 != 0));

        var first = statistics.Report(TimeSpan.FromSeconds(2));
        Receive(statistics, Enumerable.Range(65_600, 100));
        var second = statistics.Report(TimeSpan.FromSeconds(4));

        // The first of the hundred was itself not received, so counting begins with the second.
        Assert.Equal((9, 9 * 256 / 99), (first.CumulativeLost, first.FractionLost));
        Assert.Equal(65_599u, first.HighestSequence);
        Assert.Equal((9, 0), (second.CumulativeLost, second.FractionLost));
        Assert.Equal(9, statistics.Lost);
    }

    [Fact]
    public void Late_packets_mend_the_count_and_duplicates_are_no_gain_for_the_fraction()
    {
        var statistics = new ReceptionStatistics(9, 48_000);
        Receive(statistics, [10, 12, 11, 11]);

        var report = statistics.Report(TimeSpan.Zero);

        Assert.Equal((-1, 0, 0L), (report.CumulativeLost, report.FractionLost, statistics.Lost));
    }

    [Fact]
    public void Even_arrival_has_no_jitter_and_uneven_arrival_tends_to_its_mean_deviation()
    {
        var even = new ReceptionStatistics(9, 48_000);
        var uneven = new ReceptionStatistics(9, 48_000);
        for (var i = 0; i < 500; i++)
        {
            even.Count((ushort)i, (uint)(i * 960), 100, Frame * i);
            uneven.Count((ushort)i, (uint)(i * 960), 100, (Frame * i) + (i % 2 == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(5)));
        }

        Assert.InRange(even.Jitter, 0, 0.001);
        Assert.InRange(uneven.Jitter, 239, 241);
    }

    [Fact]
    public void A_sender_report_is_echoed_with_the_time_since()
    {
        var statistics = new ReceptionStatistics(9, 48_000);
        Receive(statistics, [1]);
        statistics.CountSenderReport(new RtcpSenderInfo(9, 0x0102_0304_0506_0708, 1, 1, 1), TimeSpan.FromSeconds(1));

        var report = statistics.Report(TimeSpan.FromSeconds(1.5));

        Assert.Equal((0x0304_0506u, 32_768u), (report.LastSenderReport, report.DelaySinceLastSenderReport));
    }

    private static void Receive(ReceptionStatistics statistics, IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            statistics.Count((ushort)number, (uint)(number * 960), 100, Frame * number);
        }
    }
}
