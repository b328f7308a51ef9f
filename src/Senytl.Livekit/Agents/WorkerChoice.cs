namespace Senytl.Livekit.Agents;

/// <summary>Chooses among workers at random, weighted by the load that each has left.</summary>
internal static class WorkerChoice
{
    /// <summary>A worker at full load that still calls itself available stays possible, if unlikely.</summary>
    private const double LeastWeight = 0.01;

    public static LiveWorker? Pick(IReadOnlyList<LiveWorker> workers, Random random)
    {
        if (workers.Count == 0)
        {
            return null;
        }

        var point = random.NextDouble() * workers.Sum(Weight);
        foreach (var worker in workers)
        {
            point -= Weight(worker);
            if (point < 0)
            {
                return worker;
            }
        }

        return workers[^1];
    }

    private static double Weight(LiveWorker worker) => Math.Max(LeastWeight, 1 - worker.Load);
}
