using System.Buffers;
using Senytl.Livekit.Rtc.Rtcp;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <content>What goes out in RTCP: reports with a name each interval, REMB, key frame requests and NACKs when they are due.</content>
internal sealed partial class RtcPeerConnection
{
    private readonly uint _reporter = (uint)Random.Shared.NextInt64(1, uint.MaxValue);
    private readonly Lock _reportGate = new();
    private TimeSpan _nextReport = TimeSpan.MaxValue;
    private TimeSpan? _lastReport;

    /// <summary>Makes a request for a key frame go out soon.</summary>
    internal void ScheduleRequests()
    {
        lock (_reportGate)
        {
            _nextReport = Min(_nextReport, Now);
        }

        _host.Wake(Now);
    }

    private void ScheduleReports()
    {
        if (_transceivers.Length > 0)
        {
            lock (_reportGate)
            {
                _nextReport = Min(_nextReport, Now + Options.ReportInterval);
            }

            _host.Wake(Now + Options.ReportInterval);
        }
    }

    private void AdvanceReports(TimeSpan now)
    {
        if (_transport.State != SecureTransportState.Connected || _transceivers.Length == 0)
        {
            _nextReport = _transceivers.Length == 0 || _transport.State is SecureTransportState.Failed or SecureTransportState.Closed
                ? TimeSpan.MaxValue
                : now + Options.ReportInterval;
            return;
        }

        var full = _lastReport is not { } last || now - last >= Options.ReportInterval;
        var buffer = ArrayPool<byte>.Shared.Rent(RtpLimits.PacketBytes);
        try
        {
            if (full)
            {
                _lastReport = now;
                SendReports(buffer, now);
            }

            SendRequests(buffer, now);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        lock (_reportGate)
        {
            _nextReport = NextReport(now);
        }
    }

    private TimeSpan NextReport(TimeSpan now)
    {
        var next = (_lastReport ?? now) + Options.ReportInterval;
        foreach (var stream in _router.Streams)
        {
            next = stream.Losses is { } losses ? Min(next, losses.NextDue) : next;
            next = stream.Transceiver.KeyFrameWanted ? Min(next, KeyFrameDue(stream.Transceiver)) : next;
        }

        return next > now ? next : now + TimeSpan.FromMilliseconds(1);
    }

    private void SendReports(byte[] buffer, TimeSpan now)
    {
        Span<RtcpReportBlock> blocks = stackalloc RtcpReportBlock[RtcpWriter.MaxReportBlocks];
        Span<uint> video = stackalloc uint[32];
        var (blockCount, videoCount) = (0, 0);
        foreach (var stream in _router.Streams)
        {
            if (stream.Statistics is { } statistics)
            {
                if (blockCount == blocks.Length)
                {
                    _transport.SendRtcp(BeginReport(buffer, blocks).Bytes);
                    blockCount = 0;
                }

                blocks[blockCount++] = statistics.Report(now);
            }

            if (stream.Transceiver.Kind == MediaKind.Video && videoCount < video.Length)
            {
                video[videoCount++] = stream.Ssrc;
            }
        }

        var writer = BeginReport(buffer, blocks[..blockCount]);
        if (videoCount > 0)
        {
            writer.Remb(_reporter, Options.VideoBitsPerSecond, video[..videoCount]);
        }

        _transport.SendRtcp(writer.Bytes);
        foreach (var transceiver in _transceivers)
        {
            if (transceiver.CanSend && transceiver.Sender.TryReport(now, _clock.GetUtcNow(), out var info))
            {
                var report = new RtcpWriter(buffer.AsSpan(0, RtpLimits.PacketBytes));
                report.SenderReport(info, []);
                report.Description(info.Ssrc, transceiver.Sender.CanonicalName);
                _transport.SendRtcp(report.Bytes);
            }
        }
    }

    private void SendRequests(byte[] buffer, TimeSpan now)
    {
        Span<ushort> lost = stackalloc ushort[LossTracker.Capacity];
        foreach (var stream in _router.Streams)
        {
            if (stream.Losses is { } losses && losses.Take(now, lost) is var count && count > 0)
            {
                var nack = BeginRequest(buffer);
                nack.Nack(_reporter, stream.Ssrc, lost[..count]);
                _transport.SendRtcp(nack.Bytes);
            }

            var transceiver = stream.Transceiver;
            if (stream.Losses?.TakeGivenUp() == true)
            {
                transceiver.RequestKeyFrame();
            }

            if (transceiver.KeyFrameWanted && KeyFrameDue(transceiver) <= now)
            {
                transceiver.KeyFrameRequestSent(now);
                var request = BeginRequest(buffer);
                request.PictureLoss(_reporter, (_router.HeardLast(transceiver) ?? stream).Ssrc);
                _transport.SendRtcp(request.Bytes);
            }
        }
    }

    private TimeSpan KeyFrameDue(RtcTransceiver transceiver) =>
        transceiver.LastKeyFrameRequest is { } last ? last + Options.KeyFrameInterval : TimeSpan.Zero;

    private RtcpWriter BeginReport(byte[] buffer, ReadOnlySpan<RtcpReportBlock> blocks)
    {
        var writer = new RtcpWriter(buffer.AsSpan(0, RtpLimits.PacketBytes));
        writer.ReceiverReport(_reporter, blocks);
        writer.Description(_reporter, _canonicalName);
        return writer;
    }

    private RtcpWriter BeginRequest(byte[] buffer)
    {
        var writer = new RtcpWriter(buffer.AsSpan(0, RtpLimits.PacketBytes));
        writer.ReceiverReport(_reporter, []);
        return writer;
    }

    private void SendGoodbye()
    {
        if (_transport.State != SecureTransportState.Connected)
        {
            return;
        }

        Span<byte> buffer = stackalloc byte[64];
        foreach (var transceiver in _transceivers.Where(item => item.Sender.PacketsSent > 0))
        {
            var writer = new RtcpWriter(buffer);
            writer.ReceiverReport(transceiver.Sender.Ssrc, []);
            writer.Goodbye(transceiver.Sender.Ssrc);
            _transport.SendRtcp(writer.Bytes);
        }
    }
}
