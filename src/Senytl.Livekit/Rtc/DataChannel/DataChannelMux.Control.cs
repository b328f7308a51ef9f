using Senytl.Livekit.Rtc.Sctp;

namespace Senytl.Livekit.Rtc.DataChannel;

/// <content>The opening messages and their answers on the way out (RFC 8832). When the send buffer is full of data they wait for room.</content>
internal sealed partial class DataChannelMux
{
    private readonly List<(RtcDataChannel Channel, byte[] Message)> _controls = [];

    private void SendControl(RtcDataChannel channel, byte[] message)
    {
        _controls.Add((channel, message));
        SendControls();
    }

    private void SendControls()
    {
        while (_controls.Count > 0 && _association is { State: SctpState.Established } association)
        {
            var (channel, message) = _controls[0];
            if (association.TrySend(channel.Id!.Value, DataPayload.Control, message, SctpDelivery.Reliable, _now()))
            {
                _controls.RemoveAt(0);
            }
            else if (association.BufferedBytes > 0)
            {
                return;
            }
            else
            {
                // Nothing is in the way, so the peer takes no stream of this number.
                Retire(channel);
            }
        }
    }

    // The peer has not heard of it, so there is nothing to close with it.
    private bool WaitsToOpen(RtcDataChannel channel) =>
        channel.State == DataChannelState.Connecting && _controls.Exists(waiting => waiting.Channel == channel);
}
