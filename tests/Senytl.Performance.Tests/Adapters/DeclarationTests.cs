namespace Senytl.Performance.Tests.Adapters;

public sealed class DeclarationTests
{
    [Fact]
    public void A_method_is_one_performance_test_and_not_two() =>
        Assert.Equal(
            "Twice has both [Benchmark] and [LoadTest]; give each a method of its own.",
            DeclaredTest.Declaration(this, nameof(Twice)).Error);

    [Iterations(1)]
    [Iterations(2)]
    private static void Twice()
    {
    }
}
