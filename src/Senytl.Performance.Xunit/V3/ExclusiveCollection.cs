using Xunit.v3;

namespace Senytl.Performance;

/// <summary>
/// The collection of a class's performance tests: the same definition and fixtures as the class's own collection, and never
/// run in parallel with another.
/// </summary>
internal static class ExclusiveCollection
{
    public static IXunitTestClass Of(IXunitTestClass testClass)
    {
        var own = testClass.TestCollection;
        if (own.DisableParallelization)
        {
            return testClass;
        }

        // Another name makes another identity: under its own one, xUnit would merge it into the parallel collection.
        var exclusive = new XunitTestCollection(
            own.TestAssembly, own.CollectionDefinition, disableParallelization: true, own.TestCollectionDisplayName + " (performance)");
        return new XunitTestClass(testClass.Class, exclusive);
    }
}
