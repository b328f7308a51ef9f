using NUnit.Framework;

namespace Senytl.Performance.NUnit.Tests;

public class BatchTests
{
    private int calls;

    [TearDown]
    public void The_body_was_called_far_more_often_than_there_are_iterations() => Assert.That(calls, Is.GreaterThan(10_000));

    [Benchmark(Iterations = 3)]
    public void A_short_method_is_batched_and_runs_in_the_context_of_its_test()
    {
        calls++;
        if (TestContext.CurrentContext.Test.MethodName != nameof(A_short_method_is_batched_and_runs_in_the_context_of_its_test))
        {
            throw new InvalidOperationException("another context");
        }
    }

    [Benchmark(Iterations = 3)]
    public Task A_short_task_is_batched(CancellationToken token)
    {
        calls++;
        return token.IsCancellationRequested ? Task.FromCanceled(token) : Task.CompletedTask;
    }

    [Benchmark(Iterations = 3)]
    [Sla(MaxAllocatedBytes = 0)]
    public void What_the_context_allocates_is_not_the_methods() => calls++;
}
