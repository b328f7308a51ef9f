using Senytl.Cli.Tests.Tool;
using Senytl.Performance;

namespace Senytl.Cli.Tests.Prices;

public class PricesTests
{
    private const string Changed =
        """
        {"as_of": "2031-01-02", "models": {
          "GPT-4o": {"input_cost_per_token": 0.000003, "output_cost_per_token": 1e-5},
          "house-model": {"litellm_provider": "house", "input_cost_per_token": 4e-7, "note": "kept"}}}
        """;

    [Fact]
    public async Task Show_tells_each_step_to_the_price_of_a_model()
    {
        var run = await Cli.RunAsync("prices", "show", "openrouter/openai/gpt-4o");

        Assert.Equal(ExitCode.Met, run.Code);
        Assert.Contains("→", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"input_cost_per_token\s+0\.0000025\n", run.Output);
    }

    [Fact]
    public async Task Show_lists_every_model_of_the_catalogue()
    {
        var run = await Cli.RunAsync("prices", "show");

        Assert.Equal(ExitCode.Met, run.Code);
        Assert.All(PriceCatalogue.Default.Models, model => Assert.Contains($"\n  {model} ", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_that_is_not_listed_has_no_price()
    {
        var run = await Cli.RunAsync("prices", "show", "gpt-99");

        Assert.Equal(ExitCode.NotMeasured, run.Code);
        Assert.Contains("'gpt-99'", run.Error, StringComparison.Ordinal);
        Assert.Contains("--from", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_takes_the_prices_of_a_file_over_the_bundled_ones()
    {
        using var folder = new TemporaryFolder();

        var run = await Cli.RunAsync("prices", "show", "gpt-4o", "--from", folder.File("mine.json", Changed));

        Assert.Matches(@"input_cost_per_token\s+0\.000003\n", run.Output);
        Assert.Contains("mine.json of 2031-01-02", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_takes_the_prices_that_tests_take_from_the_environment()
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string> { ["SENYTL_PRICES"] = folder.File("mine.json", Changed) };

        using var process = SenytlProcess.StartWith(environment, "prices", "show", "house-model");
        var run = await SenytlProcess.EndAsync(process);

        Assert.Equal(ExitCode.Met, run.Code);
        Assert.Contains("mine.json of 2031-01-02", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_names_what_changed_and_what_is_new()
    {
        using var folder = new TemporaryFolder();

        var run = await Cli.RunAsync("prices", "diff", "--from", folder.File("mine.json", Changed));

        Assert.Equal(ExitCode.Violated, run.Code);
        Assert.Matches(@"GPT-4o\s+input_cost_per_token\s+0\.0000025\s+0\.000003\n", run.Output);
        Assert.Matches(@"house-model\s+input_cost_per_token\s+–\s+0\.0000004\n", run.Output);
        Assert.DoesNotMatch(@"GPT-4o\s+output_cost_per_token ", run.Output);
        Assert.Contains("2 of 2 models differ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_of_the_same_prices_finds_nothing_however_the_numbers_are_written()
    {
        using var folder = new TemporaryFolder();
        var same = folder.File("same.json", """{"gpt-4": {"input_cost_per_token": 3.0E-5, "output_cost_per_token": 0.000060}}""");

        var run = await Cli.RunAsync("prices", "diff", "--from", same);

        Assert.Equal(ExitCode.Met, run.Code);
        Assert.Contains("0 of 1 models differ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_makes_a_list_that_the_catalogue_loads_with_the_new_prices_and_all_others()
    {
        using var folder = new TemporaryFolder();
        var to = folder.File("prices.json");

        var run = await Cli.RunAsync("prices", "update", "--from", folder.File("mine.json", Changed), "--to", to);
        var catalogue = PriceCatalogue.Default.LoadFile(to);
        var again = await Cli.RunAsync("prices", "update", "--from", folder.File("mine.json", Changed), "--to", to);

        Assert.Equal(ExitCode.Met, run.Code);
        Assert.Contains($"{PriceCatalogue.Default.Models.Count + 1} models, 2 of them changed. Tests take it when SENYTL_PRICES is {to}.", run.Output, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2031, 1, 2), catalogue.AsOf);
        Assert.Equal(0.000003m, catalogue.Resolve("gpt-4o")!.Price.Standard.Input);
        Assert.Equal(0.0000004m, catalogue.Resolve("house-model")!.Price.Standard.Input);
        Assert.Contains("0 of them changed", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_keeps_the_old_list_when_the_new_one_is_wrong()
    {
        using var folder = new TemporaryFolder();
        var to = folder.File("prices.json", Changed);

        var run = await Cli.RunAsync(
            "prices", "update", "--from", folder.File("bad.json", """{"x": {"input_cost_per_token": -1}}"""), "--to", to);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("'input_cost_per_token'", run.Error, StringComparison.Ordinal);
        Assert.Equal(Changed, await File.ReadAllTextAsync(to, TestContext.Current.CancellationToken));
    }
}
