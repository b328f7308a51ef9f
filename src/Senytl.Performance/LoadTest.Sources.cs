using Senytl.Performance.Load;

namespace Senytl.Performance;

public static partial class LoadTest
{
    /// <summary>Runs a load of several kinds of request, each by its weight.</summary>
    /// <param name="options">What to run; every value out of range is reported.</param>
    /// <param name="mix">
    /// The kinds. Which one an iteration is follows from the mix's seed and <see cref="VirtualUser.Position"/>, and the
    /// shares are in the printed profile.
    /// </param>
    /// <param name="cancellationToken">Stops the run: the result then holds what was recorded, and is marked aborted.</param>
    /// <returns>The judged result, of all kinds together.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or two scenarios have the same name.</exception>
    public static Task<PerformanceResult> RunAsync(
        LoadTestOptions options, WeightedMix<LoadScenario> mix, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mix);
        if (mix.Items.GroupBy(scenario => scenario.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two scenarios are named '{twice.Key}'; give each a name of its own.", nameof(mix));
        }

        return RunAsync(
            options, (user, token) => new ValueTask(mix.For(user).Body(user, token)), keep: null, mix.ToString(), cancellationToken);
    }

    /// <summary>Runs a load whose iterations each get an item of data.</summary>
    /// <param name="options">What to run; every value out of range is reported.</param>
    /// <param name="feed">
    /// The data. Which item an iteration gets follows from <see cref="VirtualUser.Position"/>, and how it is dealt out is in
    /// the printed profile.
    /// </param>
    /// <param name="body">One request of one user with its item. What it throws is recorded as a failed request.</param>
    /// <param name="cancellationToken">Stops the run: the result then holds what was recorded, and is marked aborted.</param>
    /// <returns>The judged result.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the feed does not fit the load.</exception>
    /// <typeparam name="T">The type of an item.</typeparam>
    public static Task<PerformanceResult> RunAsync<T>(
        LoadTestOptions options, DataFeed<T> feed, Func<VirtualUser, T, CancellationToken, Task> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(body);
        options.Validate();
        if (feed.ErrorFor(options) is { } error)
        {
            throw new ArgumentException($"{options.Name}: {error}", nameof(feed));
        }

        return RunAsync(
            options, (user, token) => new ValueTask(body(user, feed.For(user), token)), keep: null, feed.ToString(), cancellationToken);
    }
}
