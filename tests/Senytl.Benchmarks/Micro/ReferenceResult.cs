namespace Senytl.Benchmarks.Micro;

/// <summary>The same kernel returning an object: what the body gives back must not show in its time.</summary>
internal static class ReferenceResult
{
    private const int Runs = 5;

    public static async Task MeasureAsync(Figures figures, Kernels kernels)
    {
        List<double> number = [];
        List<double> reference = [];
        for (var run = 0; run < Runs; run++)
        {
            number.Add(await KernelComparison.MedianAsync("number", kernels.Nanoseconds5));
            reference.Add(await KernelComparison.MedianAsync("reference", kernels.Nanoseconds5Reference));
        }

        var off = (KernelComparison.Middle(reference) / KernelComparison.Middle(number)) - 1;
        figures.Print("micro_reference_result_off", off * 100, "% of its time with a number as its result");
    }
}
