using System.Collections.Concurrent;
using NUnit.Framework.Internal;
using Senytl.Performance.Adapters;

namespace Senytl.Performance;

/// <summary>
/// A test context for each virtual user. NUnit notes a failed assertion in the context as well as throwing it: in a shared
/// context the failure of one request would fail <c>Assert.Multiple</c> in all others.
/// </summary>
internal sealed class UserContexts(TestExecutionContext test)
{
    private readonly ConcurrentDictionary<int, TestExecutionContext> contexts = new();
    private readonly ConcurrentQueue<string> output = new();

    /// <summary>The same test, each iteration in its user's context.</summary>
    public PerformanceTest Around(PerformanceTest inner) => inner.Entering(Enter);

    /// <summary>Copies what the bodies wrote to the test's output.</summary>
    public void WriteOutput()
    {
        foreach (var context in contexts.Values)
        {
            output.Enqueue(context.CurrentResult.Output);
        }

        foreach (var text in output)
        {
            test.OutWriter.Write(text);
        }
    }

    private void Enter(VirtualUser user)
    {
        if (!contexts.TryGetValue(user.Index, out var context) || context.CurrentResult.AssertionResults.Count > 0)
        {
            if (context is not null)
            {
                output.Enqueue(context.CurrentResult.Output);
            }

            context = new TestExecutionContext(test) { CurrentResult = test.CurrentTest.MakeTestResult() };
            contexts[user.Index] = context;
        }

        context.EstablishExecutionEnvironment();
    }
}
