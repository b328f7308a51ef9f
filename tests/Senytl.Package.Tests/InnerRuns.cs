namespace Senytl.Package.Tests;

/// <summary>The runs of one framework's inner project, each made once for all tests that read it.</summary>
public abstract class InnerRuns(PackedFeed feed, InnerFramework framework, string name) : IAsyncLifetime
{
    public InnerRun Full { get; private set; } = null!;

    public InnerRun Plain { get; private set; } = null!;

    public InnerRun Off { get; private set; } = null!;

    public InnerRun Smoke { get; private set; } = null!;

    public InnerRun UnknownMode { get; private set; } = null!;

    public string Folder { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var project = new InnerProject(feed, framework, name);
        Folder = project.Folder;
        Full = await project.TestAsync();
        Plain = await project.PlainAsync("FullyQualifiedName~UnprovenTests");
        Off = await project.RetestAsync("off", "off", "FullyQualifiedName~PassingTests|FullyQualifiedName~Slow_answers");
        Smoke = await project.RetestAsync(
            "smoke", "smoke", "Category=Performance&(FullyQualifiedName~PassingTests|FullyQualifiedName~Slow_answers|FullyQualifiedName~All_requests_failing)");
        UnknownMode = await project.RetestAsync("unknown", "sometimes", "FullyQualifiedName~Void_body");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
