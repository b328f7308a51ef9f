namespace Senytl.Performance;

/// <summary>Estimates the tokens of a family without a public vocabulary: those of o200k_base, times what was measured for each script.</summary>
internal sealed class EstimatedCounter(string name, double errorPercent, double[] factors) : ITokenCounter
{
    public string Name => name;

    public double? ErrorPercent => errorPercent;

    public int Count(ReadOnlySpan<char> text)
    {
        Span<int> byScript = stackalloc int[factors.Length];
        byScript.Clear();
        BpeTokenizer.O200kBase.CountByScript(text, byScript);
        var tokens = 0.0;
        for (var script = 0; script < factors.Length; script++)
        {
            tokens += byScript[script] * factors[script];
        }

        return (int)Math.Min(Math.Ceiling(tokens), int.MaxValue);
    }
}
