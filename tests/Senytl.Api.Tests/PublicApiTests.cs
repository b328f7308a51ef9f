using System.Reflection;
using Senytl.Testing;

namespace Senytl.Api.Tests;

public class PublicApiTests
{
    public const string UpdateVariable = "SENYTL_UPDATE_API";

    public static TheoryData<string> Packages => [.. Repository.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_of_a_package_is_the_approved_one(string package) =>
        ApprovedText.VerifyAt(Path.Combine(Repository.Approved, package), PublicApi.Of(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, package + ".dll"))), UpdateVariable);

    [Fact]
    public void Every_approved_surface_belongs_to_a_package()
    {
        var approved = Directory.EnumerateFiles(Repository.Approved, "*.approved.txt").Select(path => Path.GetFileName(path).Replace(".approved.txt", "", StringComparison.Ordinal));

        Assert.Equal(Repository.Packages, approved.Order(StringComparer.Ordinal));
    }
}
