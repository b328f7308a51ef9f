global using Xunit;

namespace Inner;

internal static class Check
{
    public static void That(bool condition) => Assert.True(condition);
}
