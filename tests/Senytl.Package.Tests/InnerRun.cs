namespace Senytl.Package.Tests;

/// <summary>An inner <c>dotnet test</c>.</summary>
/// <param name="Command">Exit code and output.</param>
/// <param name="Tests">The results by test name, without the class.</param>
public sealed record InnerRun(CommandResult Command, IReadOnlyList<InnerTest> Tests)
{
    /// <summary>The one test of a method without data.</summary>
    public InnerTest this[string method] => Assert.Single(Tests, test => test.Method == method);
}
