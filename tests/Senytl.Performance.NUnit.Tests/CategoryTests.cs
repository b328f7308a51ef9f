using NUnit.Framework;

namespace Senytl.Performance.NUnit.Tests;

public class CategoryTests
{
    [Benchmark(Iterations = 2)]
    [Category("Nightly")]
    public void A_performance_test_has_its_own_category_and_the_common_one() =>
        Assert.That(TestContext.CurrentContext.Test.Properties["Category"], Is.EquivalentTo(new[] { "Nightly", "Performance" }));
}
