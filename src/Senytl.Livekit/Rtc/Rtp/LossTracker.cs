namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>
/// Which sequence numbers are missing, and which of them to ask for now (RFC 4585 section 6.2.1): at once, then each 60 ms,
/// four times at most. A gap wider than the list is not asked for: only a key frame helps then. Not thread safe.
/// </summary>
internal sealed class LossTracker
{
    /// <summary>Most packets asked for at once.</summary>
    public const int Capacity = 64;

    private const int Attempts = 4;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(60);
    private readonly List<(ushort Number, int Asked, TimeSpan Due)> _missing = new(Capacity);
    private bool _started;
    private ushort _highest;
    private bool _givenUp;

    /// <summary>When <see cref="Take"/> next has something; <see cref="TimeSpan.MaxValue"/> when nothing is missing.</summary>
    public TimeSpan NextDue { get; private set; } = TimeSpan.MaxValue;

    /// <summary>Whether a loss was given up, so that only a key frame mends the picture; reading it clears it.</summary>
    public bool TakeGivenUp()
    {
        var givenUp = _givenUp;
        _givenUp = false;
        return givenUp;
    }

    /// <summary>Counts a packet that came.</summary>
    public void Count(ushort number, TimeSpan now)
    {
        if (!_started)
        {
            _started = true;
            _highest = number;
            return;
        }

        if (!number.IsAfter(_highest))
        {
            Forget(number);
            return;
        }

        var gap = (ushort)(number - _highest) - 1;
        if (gap > Capacity - _missing.Count)
        {
            _missing.Clear();
            _givenUp = true;
        }
        else
        {
            for (var i = 1; i <= gap; i++)
            {
                _missing.Add(((ushort)(_highest + i), 0, now));
            }
        }

        _highest = number;
        if (gap > 0)
        {
            Schedule();
        }
    }

    /// <summary>The numbers to ask for now, ascending.</summary>
    /// <returns>How many were written.</returns>
    public int Take(TimeSpan now, Span<ushort> destination)
    {
        var count = 0;
        for (var i = 0; i < _missing.Count; i++)
        {
            var (number, asked, due) = _missing[i];
            if (due > now || count == destination.Length)
            {
                continue;
            }

            if (asked == Attempts)
            {
                _givenUp = true;
                _missing.RemoveAt(i--);
                continue;
            }

            destination[count++] = number;
            _missing[i] = (number, asked + 1, now + Again);
        }

        Schedule();
        return count;
    }

    private void Forget(ushort number)
    {
        for (var i = 0; i < _missing.Count; i++)
        {
            if (_missing[i].Number == number)
            {
                _missing.RemoveAt(i);
                Schedule();
                return;
            }
        }
    }

    private void Schedule()
    {
        NextDue = TimeSpan.MaxValue;
        foreach (var (_, _, due) in _missing)
        {
            NextDue = due < NextDue ? due : NextDue;
        }
    }
}
