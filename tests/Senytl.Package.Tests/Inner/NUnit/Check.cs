global using NUnit.Framework;
global using Assert = NUnit.Framework.Assert;

[assembly: Parallelizable(ParallelScope.All)]

namespace Inner;

internal static class Check
{
    public static void That(bool condition) => Assert.That(condition, Is.True);
}
