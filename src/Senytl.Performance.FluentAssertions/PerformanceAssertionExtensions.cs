using Microsoft.Extensions.AI;

namespace Senytl.Performance;

/// <summary><c>Should()</c> on results of runs and on chat responses.</summary>
public static class PerformanceAssertionExtensions
{
    /// <summary>Asserts on a finished result.</summary>
    public static PerformanceResultAssertions Should(this PerformanceResult? result) => new(result);

    /// <summary>Asserts on a chat response.</summary>
    public static ChatResponseAssertions Should(this ChatResponse? response) => new(response);
}
