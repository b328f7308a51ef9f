using Senytl.Livekit.Agents;
using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Tests.Agents;

public class WorkerChoiceTests
{
    [Fact]
    public void Workers_are_chosen_in_proportion_to_the_load_that_they_have_left()
    {
        LiveWorker[] workers = [WithLoad(0.2f), WithLoad(0.6f)];
        var random = new Random(3);

        var first = Enumerable.Range(0, 3000).Count(_ => WorkerChoice.Pick(workers, random) == workers[0]);

        Assert.InRange(first, 1850, 2150);
    }

    [Fact]
    public void A_single_worker_is_chosen_even_at_full_load_and_none_when_there_is_none()
    {
        var full = WithLoad(1);

        Assert.Equal(full, WorkerChoice.Pick([full], new Random(1)));
        Assert.Null(WorkerChoice.Pick([], new Random(1)));
    }

    private static LiveWorker WithLoad(float load)
    {
        var worker = new LiveWorker("AW_1", new RegisterWorkerRequest(), _ => true);
        worker.Update(new UpdateWorkerStatus { Load = load });
        return worker;
    }
}
