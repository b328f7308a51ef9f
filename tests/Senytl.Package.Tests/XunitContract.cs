namespace Senytl.Package.Tests;

/// <summary>What an xUnit user expects beside the common contract.</summary>
public abstract class XunitContract(InnerRuns runs) : AdapterContract(runs)
{
    [Fact]
    public void Data_rows_are_tests_of_their_own()
    {
        AssertRows("Data_rows", 3);
        AssertRows("Data_read_at_run_time", 1);
        AssertRows("A_required_user_after_the_data", 1);
    }

    [Fact]
    public void A_row_with_too_many_values_fails()
    {
        var test = Full["Too_many_values"];
        Assert.Equal("Failed", test.Outcome);
        Assert.Contains("Too_many_values takes 1 data values, and the data row has 2.", test.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_instance_with_its_fixtures_lives_for_the_whole_run_and_writes_to_its_output()
    {
        var test = Full["One_instance_with_its_fixtures_for_the_whole_run"];
        Assert.Equal("Passed", test.Outcome);
        Assert.Contains("disposed after 5", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_display_name_replaces_the_methods_name() =>
        Assert.Single(Full.Tests, test => test.Name == "A name of its own" && test.Outcome == "Passed");
}
