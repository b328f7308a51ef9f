using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace Senytl.Performance;

/// <summary>Runs the test again and again, one iteration after the other, measures it and judges its objectives.</summary>
/// <remarks>
/// The method returns void, a task or a value task, and takes a <see cref="VirtualUser"/> and a <see cref="CancellationToken"/>
/// if it likes. <c>[TestCase]</c> and <c>[TestCaseSource]</c> fill the parameters before those; beside them a
/// <see cref="VirtualUser"/> is optional (<c>= null!</c>). SetUp and TearDown run once around the whole run.
/// No other test of the assembly runs at the same time, unless <see cref="AllowParallel"/> is set.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed partial class BenchmarkAttribute
    : NUnitAttribute, ISimpleTestBuilder, IImplyFixture, IApplyToTest, IApplyToContext, IWrapTestMethod
{
    TestMethod ISimpleTestBuilder.BuildFrom(IMethodInfo method, Test? suite) => PerformanceTestBuilder.Build(method, suite);

    void IApplyToTest.ApplyToTest(Test test) => PerformanceTestBuilder.Apply(test);

    void IApplyToContext.ApplyToContext(TestExecutionContext context) =>
        context.ParallelScope = AllowParallel ? context.ParallelScope : ParallelScope.None;

    TestCommand ICommandWrapper.Wrap(TestCommand command) => new PerformanceCommand(command);
}
