using System.ComponentModel;
using Senytl.Performance.Adapters;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Senytl.Performance;

/// <summary>One benchmark or load test.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PerformanceTestCase : XunitTestCase
{
    /// <summary>For the deserializer.</summary>
    [Obsolete("Called by the de-serializer")]
    public PerformanceTestCase()
    {
    }

    internal PerformanceTestCase(
        IMessageSink diagnosticMessageSink, ITestFrameworkDiscoveryOptions options, ITestMethod method, object[]? dataRow)
        : base(
            diagnosticMessageSink,
            options.MethodDisplayOrDefault(),
            options.MethodDisplayOptionsOrDefault(),
            TestMethods.Exclusive(method),
            dataRow)
    {
    }

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new PerformanceCaseRunner(
            this,
            DisplayName,
            SkipReason,
            constructorArguments,
            TestMethodArguments ?? [],
            diagnosticMessageSink,
            messageBus,
            aggregator,
            cancellationTokenSource).RunAsync();

    /// <inheritdoc/>
    protected override void Initialize()
    {
        base.Initialize();
        CaseTraits.AddCategory(Traits);
    }

    /// <inheritdoc/>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) =>
        DataDisplayName.Of(base.GetDisplayName(factAttribute, displayName), new BodyMethod(TestMethod.Method.ToRuntimeMethod()));

    /// <inheritdoc/>
    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        PerformanceEnvironment.SkipReason ?? base.GetSkipReason(factAttribute);
}
