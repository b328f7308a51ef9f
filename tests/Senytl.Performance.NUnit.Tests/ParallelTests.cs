using NUnit.Framework;

namespace Senytl.Performance.NUnit.Tests;

public class FirstOrdinaryTests
{
    [Test]
    public Task Runs_beside_the_second() => Overlap.OrdinaryAsync();

    [Benchmark(Iterations = 50)]
    public Task Runs_alone_in_a_class_of_ordinary_tests() => Overlap.ExclusiveAsync();
}

public class SecondOrdinaryTests
{
    [Test]
    public Task Runs_beside_the_first() => Overlap.OrdinaryAsync();
}

public class ExclusiveTests
{
    [Benchmark(Iterations = 50)]
    public Task Runs_alone() => Overlap.ExclusiveAsync();

    [Benchmark(Iterations = 50)]
    [TestCase(1)]
    [TestCase(2)]
    public Task Runs_alone_row_by_row(int row)
    {
        Assert.That(row, Is.Positive);
        return Overlap.ExclusiveAsync();
    }
}
