using System.ComponentModel;
using Xunit.Sdk;
using Xunit.v3;

namespace Senytl.Performance;

/// <summary>A benchmark or load test whose data rows are read when it runs, because they cannot be serialized.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PerformanceTheoryTestCase : XunitDelayEnumeratedTheoryTestCase, ISelfExecutingXunitTestCase
{
    /// <summary>For the deserializer.</summary>
    [Obsolete("Called by the de-serializer")]
    public PerformanceTheoryTestCase()
    {
    }

    private PerformanceTheoryTestCase(CaseDetails details, Dictionary<string, HashSet<string>> traits, bool skipWithoutData)
        : base(
            details.Method,
            details.DisplayName,
            details.UniqueId,
            details.Explicit,
            skipWithoutData,
            details.SkipExceptions,
            details.SkipReason,
            details.SkipType,
            details.SkipUnless,
            details.SkipWhen,
            traits,
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

    internal static PerformanceTheoryTestCase Of(
        CaseDetails details, Dictionary<string, HashSet<string>> traits, bool skipWithoutData) =>
        new(details, traits, skipWithoutData);
}
