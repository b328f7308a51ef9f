using System.Collections.Concurrent;
using NUnit.Framework.Internal;
using Senytl.Performance.Adapters;

namespace Senytl.Performance;

/// <summary>
/// A test context for each virtual user. NUnit notes a failed assertion in the context as well as throwing it: in a shared
/// context the failure of one request would fail <c>Assert.Multiple</c> in all others.
/// </summary>
/// <remarks>A user of an open load gives its context back for the next: there are as many as were in flight at once.</remarks>
internal sealed class UserContexts(TestExecutionContext test)
{
    private readonly ConcurrentDictionary<int, TestExecutionContext> contexts = new();
    private readonly ConcurrentBag<TestExecutionContext> free = [];
    private readonly BodyTraces traces = new();

    /// <summary>The same test, each iteration in its user's context.</summary>
    public PerformanceTest Around(PerformanceTest inner) => inner.Entering(Enter, Leave);

    /// <summary>Copies what the bodies left to the test's result: output, attachments and warnings.</summary>
    public void CopyTraces()
    {
        foreach (var context in contexts.Values.Concat(free))
        {
            traces.Add(context.CurrentResult);
        }

        traces.CopyTo(test);
    }

    private static bool IsClean(TestExecutionContext context) => context.CurrentResult.AssertionResults.Count == 0;

    private void Enter(VirtualUser user)
    {
        if (!contexts.TryGetValue(user.Index, out var context) || !IsClean(context))
        {
            if (context is not null)
            {
                traces.Add(context.CurrentResult);
            }

            contexts[user.Index] = context = free.TryTake(out var idle) ? idle : NewContext();
        }

        context.EstablishExecutionEnvironment();
    }

    private void Leave(VirtualUser user)
    {
        if (!contexts.TryRemove(user.Index, out var context))
        {
            return;
        }

        if (IsClean(context))
        {
            free.Add(context);
        }
        else
        {
            traces.Add(context.CurrentResult);
        }
    }

    private TestExecutionContext NewContext() => new(test) { CurrentResult = test.CurrentTest.MakeTestResult() };
}
