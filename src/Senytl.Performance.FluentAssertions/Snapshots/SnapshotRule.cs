using Senytl.Performance.Adapters;

namespace Senytl.Performance.Snapshots;

/// <summary>Where a snapshot lies, and when it may be updated.</summary>
internal static class SnapshotRule
{
    public const string UpdateVariable = "SENYTL_UPDATE_SNAPSHOTS";
    private const string ContinuousIntegrationVariable = "CI";

    public static ApprovedFile FileFor(string source, string test, string? name)
    {
        var folder = Path.GetDirectoryName(source);
        if (string.IsNullOrEmpty(folder) || !Directory.Exists(folder))
        {
            throw new InvalidOperationException(
                $"The snapshot of {test} lies beside its source, but the folder of '{source}' is not on this machine. "
                + "Run the test where it was built, and build it with DeterministicSourcePaths=false.");
        }

        var stem = $"{Path.GetFileNameWithoutExtension(source)}.{test}" + (name is null ? "" : $".{name}");
        return stem.IndexOfAny(Path.GetInvalidFileNameChars()) < 0
            ? new ApprovedFile(Path.Combine(folder, stem))
            : throw new ArgumentException($"The snapshot's name is '{name}'; it is made of characters that a file name may have.", nameof(name));
    }

    /// <summary>Why the text does not match; null when it does, or was approved now.</summary>
    public static string? Check(ApprovedFile file, string received, bool update)
    {
        if (!update && !PerformanceEnvironment.IsOn(UpdateVariable))
        {
            return file.Check(received, $"run the test with {UpdateVariable}=1 and commit the approved file");
        }

        if (IsContinuousIntegration())
        {
            return $"it was told to approve whatever it gets, and {ContinuousIntegrationVariable} is set: "
                + $"a test that does so proves nothing. Take away {UpdateVariable} and update: true.";
        }

        file.Approve(received);
        return null;
    }

    private static bool IsContinuousIntegration() =>
        Environment.GetEnvironmentVariable(ContinuousIntegrationVariable)?.Trim().ToLowerInvariant() is not (null or "" or "0" or "false");
}
