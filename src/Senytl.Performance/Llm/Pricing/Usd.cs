namespace Senytl.Performance;

/// <summary>Sums of money on the recording path.</summary>
internal static class Usd
{
    /// <summary>The sum. Most sums here begin at zero, and the arithmetic of decimals costs far more than seeing that.</summary>
    public static decimal Plus(decimal sum, decimal more) => sum == 0m ? more : sum + more;
}
