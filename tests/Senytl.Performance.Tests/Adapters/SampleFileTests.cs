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

    [Fact]
    public async Task A_result_that_can_no_longer_be_written_fails_the_test_after_its_report()
    {
        var output = "";
        var test = DeclaredTest.Declaration(this, nameof(Seven_requests_that_take_the_folder_away)).ToTest("taken", this, [], text => output += text, _ => { });

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => test.JudgeAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Set SENYTL_RESULTS to a folder that can be written.", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("PASS  taken\nbenchmark, 7 iterations", output, StringComparison.Ordinal);
        Assert.Contains($"no result: {error.Message}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_objective_is_told_although_the_result_cannot_be_written()
    {
        var test = await DeclaredTest.RunAsync(this, nameof(A_failing_request_that_takes_the_folder_away));

        Assert.Contains("error rate", test.Violation!.Message, StringComparison.Ordinal);
        Assert.Contains("no result: No result file can be written to", test.Output, StringComparison.Ordinal);
        Assert.Empty(test.Files);
    }

    [Iterations(7)]
    private Task Seven_requests_that_take_the_folder_away(VirtualUser user)
    {
        TakeFolderAway();
        return Task.CompletedTask;
    }

    [Iterations(1)]
    private Task A_failing_request_that_takes_the_folder_away(VirtualUser user)
    {
        TakeFolderAway();
        throw new FormatException("broken");
    }

    /// <summary>A file in its place keeps it away.</summary>
    private void TakeFolderAway()
    {
        foreach (var results in folder.GetDirectories())
        {
            results.Delete(recursive: true);
            File.WriteAllText(results.FullName, "");
        }
    }

    [Iterations(7)]
    private Task Seven_requests(VirtualUser user) => Task.CompletedTask;
}
