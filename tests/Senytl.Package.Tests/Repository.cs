using System.Xml.Linq;

namespace Senytl.Package.Tests;

/// <summary>Where this repository lies, and the versions that it builds with.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string ProjectFolder => Path.Combine(Root, "tests", "Senytl.Package.Tests");

    /// <summary>The central version of a package; of a range, its lower end.</summary>
    public static string VersionOf(string package) =>
        XDocument.Load(Path.Combine(Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(element => (string?)element.Attribute("Include") == package)
            .Attribute("Version")!.Value.Trim('[', ')').Split(',')[0];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Senytl.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Senytl.sln.");
    }
}
