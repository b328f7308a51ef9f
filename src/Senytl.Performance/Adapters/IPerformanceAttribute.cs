namespace Senytl.Performance.Adapters;

/// <summary>What the <c>[Benchmark]</c> and <c>[LoadTest]</c> of every test framework tell the engine.</summary>
public interface IPerformanceAttribute
{
    /// <summary>Whether an inconclusive objective fails the test; default false.</summary>
    bool RequireProof { get; }

    /// <summary>Whether other tests of the assembly may run at the same time; default false.</summary>
    bool AllowParallel { get; }

    /// <summary>What is out of range, each with the property's name, its value and its range. Empty when all is well.</summary>
    IEnumerable<string> Errors();

    /// <summary>The options that the attribute stands for.</summary>
    /// <param name="name">Name of the run.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    RunOptions ToOptions(string name);
}
