namespace Senytl.Performance.Statistics;

public class ConcurrentReadingTests
{
    private const int Readers = 4;

    [Fact]
    public async Task Threads_that_read_one_distribution_at_once_all_find_what_was_recorded()
    {
        var random = SeededRandom.From(7);
        for (var round = 0; round < 200; round++)
        {
            var recorded = new long[Distribution.ExactCapacity];
            var distribution = new Distribution();
            for (var i = 0; i < recorded.Length; i++)
            {
                recorded[i] = random.NextInt(int.MaxValue);
                distribution.Record(recorded[i]);
            }

            Array.Sort(recorded);
            using var start = new Barrier(Readers);
            var read = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    var median = distribution.ValueAt(50);
                    return (Median: median, Values: distribution.Values.ToArray());
                },
                TaskCreationOptions.LongRunning)));

            Assert.All(read, found => Assert.Equal(recorded[(recorded.Length / 2) - 1], found.Median));
            Assert.All(read, found => Assert.True(recorded.AsSpan().SequenceEqual(found.Values)));
        }
    }
}
