namespace Senytl.Testing;

/// <summary>Programs of others that tests run against: real clients, OpenSSL, a reference implementation.</summary>
public static class Peers
{
    /// <summary>With the value 1 an absent peer fails its tests instead of skipping them.</summary>
    public const string RequireVariable = "SENYTL_REQUIRE_PEERS";

    /// <summary>What the message of an exception begins with that xunit.v3 takes for a skip.</summary>
    private const string SkipToken = "$XunitDynamicSkip$";

    /// <summary>Goes on when the peer is there; else skips the test, or fails it where peers are required.</summary>
    /// <param name="absent">Why the peer cannot be used here, and how to install it; null when it can be used.</param>
    public static void Require(string? absent) => Require(absent, Environment.GetEnvironmentVariable(RequireVariable) == "1");

    /// <summary>The same, whatever the environment says.</summary>
    public static void Require(string? absent, bool required)
    {
        if (absent is not null)
        {
            throw new InvalidOperationException(required ? $"{RequireVariable}=1, and {absent}" : SkipToken + absent);
        }
    }
}
