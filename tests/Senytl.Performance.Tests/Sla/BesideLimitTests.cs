using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;

namespace Senytl.Performance.Tests.Sla;

/// <summary>A measured value that breaks its limit never reads as if it were the limit.</summary>
public class BesideLimitTests
{
    [Fact]
    public void One_failure_among_many_is_no_rate_of_zero()
    {
        var verdict = Judge(Objectives.ErrorRate(0), failed: 1);

        Assert.Equal((Verdict.Failed, "≤ 0 %", "0.000333333333 %"), (verdict.Verdict, verdict.Objective.Limit, verdict.Measured));
    }

    [Fact]
    public void A_goodput_just_below_its_floor_is_not_the_floor()
    {
        var verdict = Judge(Objectives.Goodput(0.9999), failed: 31);

        Assert.Equal((Verdict.Failed, "≥ 99.99 %"), (verdict.Verdict, verdict.Objective.Limit));
        Assert.StartsWith("99.989666666667 %", verdict.Measured, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_is_shown_as_it_was_stated() =>
        Assert.Equal(["≤ 0.0001 %", "≤ 7 %", "≥ 99.99999 %"], new[] { Objectives.ErrorRate(1e-6), Objectives.ErrorRate(0.07), Objectives.Goodput(0.9999999) }.Select(one => one.Limit));

    [Fact]
    public void A_fraction_of_a_byte_is_more_than_none()
    {
        var batch = new OperationBatch(10_000, 5) { AllocatedBytesPerCall = 0.0024 };

        var verdict = PerformanceResult.FromBatches("bytes", "by hand", [batch], Objectives.AllocatedBytes(0)).Objectives[0];

        Assert.Equal((Verdict.Failed, "≤ 0 B", "0.0024 B"), (verdict.Verdict, verdict.Objective.Limit, verdict.Measured));
    }

    [Theory]
    [InlineData(100.001, 100, "100.001 B")]
    [InlineData(1_500_001, 1_500_000, "1,500,001 B")]
    [InlineData(1e-11, 0, "0.00000000001 B")]
    [InlineData(100, 100, "100 B")]
    public void Bytes_have_all_their_digits_beside_a_limit_that_they_round_to(double bytes, double limit, string text) =>
        Assert.Equal(text, ByteText.Beside(bytes, limit));

    private static ObjectiveVerdict Judge(Objective objective, int failed)
    {
        var run = new RunContext("many", "by hand", TimeProvider.System, PriceCatalogue.Default);
        run.Declare(objective);
        for (var i = 0; i < 300_000; i++)
        {
            var outcome = i < failed ? RequestOutcome.ServerError : RequestOutcome.Ok;
            run.Record(
                new RequestRecord { Ended = 1, Outcome = outcome, Error = outcome == RequestOutcome.Ok ? null : new ErrorInfo("HTTP 500", "down") },
                measured: true);
        }

        return ResultBuilder.Build(run, new RunEnd()).Objectives[0];
    }
}
