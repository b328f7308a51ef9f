using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Senytl.Performance.Load;

namespace Senytl.Performance.Measuring;

/// <summary>Sorts what a body threw into outcome classes.</summary>
internal static class OutcomeClassifier
{
    /// <summary>What a cancelled body says of it is only that it was cancelled.</summary>
    private static readonly ErrorInfo Stopped = new("timeout", "stopped at its time limit, the RequestTimeout");

    private static readonly ConcurrentDictionary<Type, Func<Exception, int?>?> StatusReaders = new();

    /// <param name="exception">What the body threw.</param>
    /// <param name="met">Whether the request's token was cancelled, and what by.</param>
    /// <param name="runStopped">Whether the run was being stopped.</param>
    public static (RequestOutcome Outcome, ErrorInfo Error) Classify(Exception exception, DeadlineOutcome met, bool runStopped)
    {
        var cause = Unwrap(exception);
        if (AssertionExceptions.IsAssertion(cause))
        {
            return (RequestOutcome.Assertion, ErrorInfo.From(cause, cause.GetType().Name));
        }

        // SDKs wrap a cancelled call in exceptions of their own, so the cancelled token decides, not the type.
        var timedOut = met == DeadlineOutcome.Fired;
        if (timedOut || (met != DeadlineOutcome.Stopped && IsTimeout(cause)))
        {
            return (RequestOutcome.Timeout, timedOut && cause is OperationCanceledException ? Stopped : ErrorInfo.From(cause, "timeout"));
        }

        if (met == DeadlineOutcome.Stopped || (runStopped && cause is OperationCanceledException))
        {
            return (RequestOutcome.Cancelled, ErrorInfo.From(cause, "cancelled"));
        }

        if (cause is OperationCanceledException)
        {
            return (RequestOutcome.Exception, ErrorInfo.From(cause, cause.GetType().Name));
        }

        return HttpStatus(cause) switch
        {
            429 => (RequestOutcome.RateLimited, ErrorInfo.From(cause, "HTTP 429")),
            >= 500 and <= 599 and var status => (RequestOutcome.ServerError, ErrorInfo.From(cause, Label(status))),
            >= 400 and <= 499 and var status => (RequestOutcome.ClientError, ErrorInfo.From(cause, Label(status))),
            _ => (RequestOutcome.Exception, ErrorInfo.From(cause, cause.GetType().Name)),
        };
    }

    private static string Label(int status) => string.Create(CultureInfo.InvariantCulture, $"HTTP {status}");

    private static Exception Unwrap(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        _ => exception,
    };

    private static bool IsTimeout(Exception exception) =>
        exception is TimeoutException or TaskCanceledException { InnerException: TimeoutException };

    private static int? HttpStatus(Exception? exception)
    {
        for (var depth = 0; exception is not null && depth < 8; depth++, exception = exception.InnerException)
        {
            var status = exception is HttpRequestException http
                ? (int?)http.StatusCode
                : StatusReaders.GetOrAdd(exception.GetType(), FindStatusReader)?.Invoke(exception);
            if (status is >= 400 and <= 599)
            {
                return status;
            }
        }

        return null;
    }

    /// <summary>SDK exceptions carry the HTTP status as <c>Status</c> or <c>StatusCode</c>, as an int or an enum.</summary>
    private static Func<Exception, int?>? FindStatusReader(Type type)
    {
        var property = Array.Find(type.GetProperties(), IsStatus);
        return property is null ? null : exception => ReadStatus(property, exception);
    }

    private static bool IsStatus(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return property is { Name: "StatusCode" or "Status", CanRead: true }
            && property.GetIndexParameters().Length == 0
            && (type == typeof(int) || type.IsEnum);
    }

    private static int? ReadStatus(PropertyInfo property, Exception exception)
    {
        try
        {
            return property.GetValue(exception) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : null;
        }
        catch (Exception unreadable) when (unreadable is TargetInvocationException or OverflowException or InvalidCastException)
        {
            return null;
        }
    }
}
