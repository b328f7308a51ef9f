using System.Diagnostics;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>The numbers of what arrived, the longest wait between two of them, and who waits for a number. Thread safe.</summary>
internal sealed class Arrivals
{
    private static readonly TimeSpan LongestStall = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly List<int> _numbers = [];
    private readonly List<(int Number, TaskCompletionSource Reached)> _waiting = [];
    private TimeSpan _stall;
    private long _at;

    /// <summary>The last number; -1 before the first.</summary>
    public int Last
    {
        get
        {
            lock (_gate)
            {
                return _numbers.Count == 0 ? -1 : _numbers[^1];
            }
        }
    }

    public void Add(int number)
    {
        lock (_gate)
        {
            var gap = _numbers.Count == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_at);
            _stall = gap > _stall ? gap : _stall;
            _at = Stopwatch.GetTimestamp();
            _numbers.Add(number);
            _waiting.RemoveAll(wait => wait.Number <= number && wait.Reached.TrySetResult());
        }
    }

    /// <summary>Ends when this number, or a later one, has arrived.</summary>
    public Task ReachAsync(int number)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_numbers.Count > 0 && _numbers[^1] >= number)
            {
                reached.SetResult();
            }
            else
            {
                _waiting.Add((number, reached));
            }

            return reached.Task;
        }
    }

    /// <summary>Fails unless everything came once and in order from the first that was heard, and never a second apart but for what the machine itself paused.</summary>
    public async Task JudgeAsync(string what, int sent, TimeSpan pause)
    {
        var last = ReachAsync(sent - 1);
        await Task.WhenAny(last, Task.Delay(Patience));
        lock (_gate)
        {
            var (first, until) = (_numbers.Count == 0 ? 0 : _numbers[0], _numbers.Count == 0 ? -1 : _numbers[^1]);
            Assert.True(last.IsCompleted, $"{what}: number {sent - 1} was sent last, and the last that came is {until}");
            Assert.True(
                _numbers.SequenceEqual(Enumerable.Range(first, sent - first)),
                $"{what}: {sent - first} were sent from {first} on, {_numbers.Count} came, missing: {string.Join(' ', Enumerable.Range(first, sent - first).Except(_numbers).Take(20))}");
            Assert.True(_stall - pause < LongestStall, $"{what}: nothing for {_stall.TotalMilliseconds:0} ms; the machine paused for {pause.TotalMilliseconds:0} ms at most");
        }
    }
}
