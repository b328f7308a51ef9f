namespace Senytl.Livekit.Server.Participants;

/// <summary>A token bucket: so much at once, and so much in each second after that. One caller at a time.</summary>
/// <param name="clock">Measures the seconds.</param>
/// <param name="burst">What there is at first, and at most.</param>
/// <param name="perSecond">What comes back in a second.</param>
internal sealed class Allowance(TimeProvider clock, double burst, double perSecond)
{
    private double _taken;
    private long _at;

    /// <summary>Takes so much; false, and takes nothing, when there is less.</summary>
    public bool TryTake(double amount)
    {
        var now = clock.GetTimestamp();
        _taken = Math.Max(0, _taken - (clock.GetElapsedTime(_at, now).TotalSeconds * perSecond));
        _at = now;
        if (_taken + amount > burst)
        {
            return false;
        }

        _taken += amount;
        return true;
    }
}
