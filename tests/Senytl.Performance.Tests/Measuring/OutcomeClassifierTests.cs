using System.Net;
using System.Reflection;
using Senytl.Performance.Load;
using Senytl.Performance.Measuring;

namespace Senytl.Performance.Tests.Measuring;

public sealed class OutcomeClassifierTests
{
    public static TheoryData<Exception, RequestOutcome, string> Cases => new()
    {
        { new HttpRequestException("slow down", null, HttpStatusCode.TooManyRequests), RequestOutcome.RateLimited, "HTTP 429" },
        { new HttpRequestException("down", null, HttpStatusCode.ServiceUnavailable), RequestOutcome.ServerError, "HTTP 503" },
        { new HttpRequestException("no", null, HttpStatusCode.NotFound), RequestOutcome.ClientError, "HTTP 404" },
        { new HttpRequestException("refused"), RequestOutcome.Exception, "HttpRequestException" },
        { new SdkException(500), RequestOutcome.ServerError, "HTTP 500" },
        { new InvalidOperationException("outer", new SdkException(429)), RequestOutcome.RateLimited, "HTTP 429" },
        { new AggregateException(new SdkException(400)), RequestOutcome.ClientError, "HTTP 400" },
        { new TargetInvocationException(new TimeoutException()), RequestOutcome.Timeout, "timeout" },
        { new TaskCanceledException("http client", new TimeoutException()), RequestOutcome.Timeout, "timeout" },
        { new OperationCanceledException(), RequestOutcome.Exception, "OperationCanceledException" },
        { Xunit.Sdk.TrueException.ForNonTrueValue("no", false), RequestOutcome.Assertion, "TrueException" },
        { new FormatException("?"), RequestOutcome.Exception, "FormatException" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Exceptions_fall_into_their_class(Exception exception, RequestOutcome outcome, string kind)
    {
        var (found, error) = OutcomeClassifier.Classify(exception, DeadlineOutcome.InTime, runStopped: false);

        Assert.Equal(outcome, found);
        Assert.Equal(kind, error.Kind);
    }

    [Fact]
    public void What_a_body_throws_after_its_limit_fired_is_a_timeout_whatever_its_type() =>
        Assert.Equal(
            RequestOutcome.Timeout,
            OutcomeClassifier.Classify(new SdkException(500), DeadlineOutcome.Fired, runStopped: false).Outcome);

    [Fact]
    public void A_cancellation_while_the_run_stops_is_the_runs() =>
        Assert.Equal(
            RequestOutcome.Cancelled,
            OutcomeClassifier.Classify(new OperationCanceledException(), DeadlineOutcome.InTime, runStopped: true).Outcome);

    [Fact]
    public void What_a_body_throws_after_the_stop_of_the_run_cancelled_it_is_no_failure_of_the_target() =>
        Assert.Equal(
            RequestOutcome.Cancelled,
            OutcomeClassifier.Classify(new SdkException(500), DeadlineOutcome.Stopped, runStopped: true).Outcome);

    [Fact]
    public void A_time_out_stays_one_when_the_run_stops_before_the_body_ends() =>
        Assert.Equal(
            RequestOutcome.Timeout,
            OutcomeClassifier.Classify(new OperationCanceledException(), DeadlineOutcome.Fired, runStopped: true).Outcome);

    [Fact]
    public void What_it_throws_of_itself_while_the_run_stops_is() =>
        Assert.Equal(
            RequestOutcome.ServerError,
            OutcomeClassifier.Classify(new SdkException(500), DeadlineOutcome.InTime, runStopped: true).Outcome);

    [Fact]
    public void Long_messages_are_cut()
    {
        var (_, error) = OutcomeClassifier.Classify(new FormatException(new string('x', 100_000)), DeadlineOutcome.InTime, runStopped: false);

        Assert.Equal(501, error.Message.Length);
    }

    private sealed class SdkException(int status) : Exception("sdk")
    {
        public int Status { get; } = status;
    }
}
