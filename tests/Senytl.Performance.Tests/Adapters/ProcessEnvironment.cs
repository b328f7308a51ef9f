namespace Senytl.Performance.Tests.Adapters;

/// <summary>Tests that set what all of this process shares run alone.</summary>
[CollectionDefinition(nameof(ProcessEnvironment), DisableParallelization = true)]
public sealed class ProcessEnvironment : IDisposable
{
    private readonly Dictionary<string, string?> before = [];

    public void Set(string variable, string? value)
    {
        before.TryAdd(variable, Environment.GetEnvironmentVariable(variable));
        Environment.SetEnvironmentVariable(variable, value);
    }

    public void Dispose()
    {
        foreach (var (variable, value) in before)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }
    }
}
