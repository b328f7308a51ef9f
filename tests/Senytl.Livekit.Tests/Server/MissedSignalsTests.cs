using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Participants;

namespace Senytl.Livekit.Tests.Server;

public class MissedSignalsTests
{
    private readonly MissedSignals _missed = new();

    [Fact]
    public void What_was_queued_comes_before_what_was_missed_and_the_last_of_a_subject_in_the_place_of_the_first()
    {
        _missed.Add(Of("c"), null);
        _missed.Add(Of("ann, later"), "ann");

        _missed.AddBefore([(Of("a"), null), (Of("ann"), "ann"), (Of("b"), null)]);

        Assert.Equal(["a", "ann, later", "b", "c"], _missed.Take().Select(missed => missed.Message.Mute.Sid));
        Assert.Empty(_missed.Take());
    }

    [Fact]
    public void What_a_new_connection_brings_of_itself_is_not_kept()
    {
        SignalResponse[] passing =
        [
            new() { Offer = new SessionDescription() }, new() { Answer = new SessionDescription() }, new() { MediaSectionsRequirement = new MediaSectionsRequirement() },
            new() { Pong = 1 }, new() { Leave = new LeaveRequest() }, new() { RoomUpdate = new RoomUpdate() }, new() { RefreshToken = "token" },
        ];
        Array.ForEach(passing, message => _missed.Add(message, null));

        Assert.Empty(_missed.Take());
    }

    [Theory]
    [InlineData(1, MissedSignals.Capacity)]
    [InlineData(100_000, MissedSignals.MaximumBytes / 100_020)]
    public void More_than_may_wait_is_given_up_and_changes_of_one_subject_count_once(int length, int most)
    {
        for (var i = 0; i < 2 * most; i++)
        {
            _missed.Add(Of(new string('x', length)), "ann");
        }

        for (var i = 1; i < most; i++)
        {
            _missed.Add(Of(new string('x', length)), null);
        }

        Assert.False(_missed.IsTooMuch);
        _missed.Add(Of(new string('x', length)), null);
        _missed.Add(Of("x"), null);

        Assert.True(_missed.IsTooMuch);
        Assert.Empty(_missed.Take());
    }

    private static SignalResponse Of(string text) => new() { Mute = new MuteTrackRequest { Sid = text } };
}
