using System.ComponentModel;
using Xunit.Sdk;
using Xunit.v3;

namespace Senytl.Performance;

/// <summary>One benchmark or load test.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PerformanceTestCase : XunitTestCase, ISelfExecutingXunitTestCase
{
    /// <summary>For the deserializer.</summary>
    [Obsolete("Called by the de-serializer")]
    public PerformanceTestCase()
    {
    }

    private PerformanceTestCase(CaseDetails details, Dictionary<string, HashSet<string>> traits, object?[] arguments)
        : base(
            details.Method,
            details.DisplayName,
            details.UniqueId,
            details.Explicit,
            details.SkipExceptions,
            details.SkipReason,
            details.SkipType,
            details.SkipUnless,
            details.SkipWhen,
            traits,
            arguments,
            details.SourceFilePath,
            details.SourceLineNumber,
            details.Timeout)
    {
    }

    /// <inheritdoc/>
    public ValueTask<RunSummary> Run(
        ExplicitOption explicitOption,
        IMessageBus messageBus,
        object?[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        PerformanceCaseRunner.RunCase(this, explicitOption, messageBus, constructorArguments, aggregator, cancellationTokenSource);

    internal static PerformanceTestCase Of(CaseDetails details, Dictionary<string, HashSet<string>> traits, object?[] arguments) =>
        new(details, traits, arguments);
}
