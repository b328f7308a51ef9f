namespace Senytl.Package.Tests;

/// <summary>A test framework as a user's project refers to it.</summary>
/// <param name="Adapter">The last part of the adapter package's name, and the folder of the sources.</param>
/// <param name="References">Packages and versions beside the adapter.</param>
/// <param name="Constant">Compilation constant of the sources.</param>
/// <param name="OutputType">Exe or Library.</param>
public sealed record InnerFramework(
    string Adapter, IReadOnlyList<(string Package, string Version)> References, string Constant, string OutputType)
{
    public static InnerFramework XunitV3 { get; } =
        new("XunitV3", [Central("xunit.v3"), Central("xunit.runner.visualstudio")], "XUNIT_V3", "Exe");

    public static InnerFramework Xunit { get; } =
        new("Xunit", [Central("xunit"), Central("xunit.runner.visualstudio")], "XUNIT_V2", "Library");

    public static InnerFramework NUnit { get; } =
        new("NUnit", [("NUnit", "4.4.0"), Central("NUnit3TestAdapter")], "NUNIT", "Library");

    public static InnerFramework NUnit5 { get; } =
        new("NUnit", [("NUnit", "5.0.0"), Central("NUnit3TestAdapter")], "NUNIT", "Library");

    private static (string Package, string Version) Central(string package) => (package, Repository.VersionOf(package));
}
