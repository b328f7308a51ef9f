using Senytl.Performance;

// A load in plain code, without a test framework and without a word on signals. It says "running" when it runs, "stopping"
// when it is stopped, and then prints its result. With "stubborn", its requests do not listen and it would wait for an hour.
var stubborn = args.Contains("stubborn");
var said = 0;
var options = new LoadTestOptions
{
    Name = "plain",
    ConcurrentUsers = 2,
    Duration = TimeSpan.FromHours(1),
    GracePeriod = stubborn ? TimeSpan.FromHours(1) : null,
};
var result = await LoadTest.RunAsync(options, async (user, token) =>
{
    if (user is { Index: 0, Iteration: 10 } && said++ == 0)
    {
        token.Register(() => Console.WriteLine("stopping"));
        Console.WriteLine("running");
        await Task.Delay(Timeout.Infinite, stubborn ? CancellationToken.None : token);
    }

    await Task.Delay(1, token);
});
Console.WriteLine(result.ToReport(ReportFormat.Json));
