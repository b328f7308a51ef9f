namespace Senytl.Benchmarks.Micro;

/// <summary>The same kernel with the processors free, and while twice as many threads spin as there are processors.</summary>
internal static class BusyMachine
{
    private const int Runs = 5;

    public static async Task MeasureAsync(Figures figures, (string Name, Func<ulong> Body) kernel)
    {
        var free = await MedianAsync(kernel);
        using var over = new CancellationTokenSource();
        var spinners = Enumerable.Range(0, Environment.ProcessorCount * 2).Select(_ => Spinner(over.Token)).ToList();
        spinners.ForEach(thread => thread.Start());
        var busy = await MedianAsync(kernel);
        await over.CancelAsync();
        spinners.ForEach(thread => thread.Join());
        figures.Print($"micro_{kernel.Name.ToLowerInvariant()}_busy_off", ((busy / free) - 1) * 100, "% of its time on a free machine");
    }

    private static Thread Spinner(CancellationToken over) => new(() =>
    {
        while (!over.IsCancellationRequested)
        {
            Thread.SpinWait(1000);
        }
    })
    { IsBackground = true };

    private static async Task<double> MedianAsync((string Name, Func<ulong> Body) kernel)
    {
        var readings = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            readings.Add(await KernelComparison.MedianAsync(kernel.Name, kernel.Body));
        }

        return KernelComparison.Middle(readings);
    }
}
