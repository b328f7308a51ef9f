namespace Senytl.Performance;

/// <summary>One user, one request after the other.</summary>
public sealed record BenchmarkOptions : RunOptions
{
    /// <summary>Measured iterations; default 20, at least 1.</summary>
    public int Iterations { get; init; } = 20;

    /// <summary>Iterations before the measured ones, excluded and reported; default 1, at least 0.</summary>
    public int Warmup { get; init; } = 1;

    internal override IEnumerable<string> Errors()
    {
        foreach (var error in base.Errors())
        {
            yield return error;
        }

        if (Iterations < 1)
        {
            yield return Text($"Iterations is {Iterations}; it is at least 1.");
        }

        if (Warmup < 0)
        {
            yield return Text($"Warmup is {Warmup}; it is at least 0.");
        }
    }
}
