using System.Runtime.CompilerServices;
using Senytl.Performance.Snapshots;

namespace Senytl.Testing;

/// <summary>Compares a text with the approved file beside the test's source. <c>SENYTL_UPDATE_APPROVED=1</c> approves what is received.</summary>
public static class ApprovedText
{
    public const string UpdateVariable = "SENYTL_UPDATE_APPROVED";

    /// <param name="received">The text as it is now.</param>
    /// <param name="name">Name of the file, without its ending.</param>
    /// <param name="source">Source file of the test.</param>
    public static void Verify(string received, string name, [CallerFilePath] string source = "") =>
        VerifyAt(Path.Combine(Path.GetDirectoryName(source)!, name), received, UpdateVariable);

    /// <param name="stem">Path of the file, without its ending.</param>
    /// <param name="received">The text as it is now.</param>
    /// <param name="updateVariable">The environment variable that approves when it is 1.</param>
    public static void VerifyAt(string stem, string received, string updateVariable)
    {
        var file = new ApprovedFile(stem);
        if (Environment.GetEnvironmentVariable(updateVariable) == "1")
        {
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not ("0" or "false"))
            {
                throw new NotApprovedException($"{updateVariable}=1 approves whatever comes; where CI is set that would prove nothing.");
            }

            file.Approve(received);
        }
        else if (file.Check(received, $"run the test with {updateVariable}=1") is { } difference)
        {
            throw new NotApprovedException(difference);
        }
    }
}
