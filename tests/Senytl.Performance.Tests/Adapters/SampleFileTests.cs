using Senytl.Performance.Adapters;
using Senytl.Performance.Reporting;

namespace Senytl.Performance.Tests.Adapters;

[Collection(nameof(ProcessEnvironment))]
public sealed class SampleFileTests : IDisposable
{
    private readonly ProcessEnvironment environment = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("senytl-samples");

    public SampleFileTests() => environment.Set(PerformanceEnvironment.ResultsVariable, folder.FullName);

    public void Dispose()
    {
        environment.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("1", 7)]
    [InlineData("true", 7)]
    [InlineData("0", null)]
    [InlineData(null, null)]
    public async Task The_environment_says_whether_the_file_of_a_test_holds_its_requests(string? value, int? samples)
    {
        environment.Set(PerformanceEnvironment.SamplesVariable, value);

        var json = (await DeclaredTest.RunAsync(this, nameof(Seven_requests))).Files[0];

        Assert.Equal(samples, JsonReport.Read(File.ReadAllText(json)).Samples?.Count);
    }

    [Fact]
    public void Another_value_is_refused_before_the_body_runs()
    {
        environment.Set(PerformanceEnvironment.SamplesVariable, "all");

        Assert.Equal("SENYTL_SAMPLES is 'all'; it is 0, 1, false or true.", DeclaredTest.Declaration(this, nameof(Seven_requests)).Error);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_is_named_with_its_variable()
    {
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");
        environment.Set(PerformanceEnvironment.ResultsVariable, file);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => DeclaredTest.RunAsync(this, nameof(Seven_requests)));

        Assert.StartsWith($"No result file can be written to {file}", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Set SENYTL_RESULTS to a folder that can be written.", error.Message, StringComparison.Ordinal);
    }

    [Iterations(7)]
    private Task Seven_requests(VirtualUser user) => Task.CompletedTask;
}
