using System.ComponentModel;
using Senytl.Performance.Adapters;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Senytl.Performance;

/// <summary>A benchmark or load test whose data rows are read when it runs, because they cannot be serialized.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PerformanceTheoryTestCase : XunitTheoryTestCase
{
    /// <summary>For the deserializer.</summary>
    [Obsolete("Called by the de-serializer")]
    public PerformanceTheoryTestCase()
    {
    }

    internal PerformanceTheoryTestCase(
        IMessageSink diagnosticMessageSink, ITestFrameworkDiscoveryOptions options, ITestMethod method)
        : base(
            diagnosticMessageSink,
            options.MethodDisplayOrDefault(),
            options.MethodDisplayOptionsOrDefault(),
            TestMethods.Exclusive(method))
    {
    }

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new PerformanceTheoryCaseRunner(
            this, DisplayName, SkipReason, constructorArguments, diagnosticMessageSink, messageBus, aggregator, cancellationTokenSource).RunAsync();

    /// <inheritdoc/>
    protected override void Initialize()
    {
        base.Initialize();
        CaseTraits.AddCategory(Traits);
    }

    /// <inheritdoc/>
    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        PerformanceEnvironment.SkipReason ?? base.GetSkipReason(factAttribute);
}
