using Senytl.Livekit.Rtc.Rtp;

namespace Senytl.Livekit.Tests.Rtc.Rtp;

public class PayloadInspectionTests
{
    [Theory]
    [InlineData("", OpusActivity.Dtx)]
    [InlineData("78", OpusActivity.Dtx)]
    [InlineData("7880", OpusActivity.Dtx)]
    [InlineData("788000", OpusActivity.Voice)]
    [InlineData("780B51", OpusActivity.Silence)]
    [InlineData("F8FFFE", OpusActivity.Silence)]
    [InlineData("F80102030405060708", OpusActivity.Voice)]
    [InlineData("5820AA", OpusActivity.Voice)]
    [InlineData("5810AA", OpusActivity.Silence)]
    [InlineData("0C20AA", OpusActivity.Voice)]
    [InlineData("0C10AA", OpusActivity.Silence)]
    [InlineData("0B0180AA", OpusActivity.Voice)]
    [InlineData("0B010AAA", OpusActivity.Silence)]
    internal void Speech_is_found_by_the_voice_bits_not_by_the_size(string hex, OpusActivity expected) =>
        Assert.Equal(expected, OpusPacket.Inspect(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("78", 960)]
    [InlineData("F8", 960)]
    [InlineData("79", 1920)]
    [InlineData("18", 2880)]
    [InlineData("E0", 120)]
    [InlineData("7B03", 2880)]
    [InlineData("7B3F", 0)]
    [InlineData("", 0)]
    public void The_duration_is_that_of_the_table_of_contents(string hex, int samples) =>
        Assert.Equal(samples, OpusPacket.Samples(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("1000", true, true)]
    [InlineData("1001", true, false)]
    [InlineData("0000", false, false)]
    [InlineData("1100", false, false)]
    [InlineData("90800A00", true, true)]
    [InlineData("9080810A00", true, true)]
    [InlineData("9080810A01", true, false)]
    [InlineData("90E0810A220000", true, true)]
    [InlineData("90F0810A222001", true, false)]
    [InlineData("9080", true, false)]
    public void VP8_key_frames_are_found_behind_any_descriptor(string hex, bool start, bool key)
    {
        var payload = Convert.FromHexString(hex);

        Assert.Equal((start, key), (Vp8Payload.IsFrameStart(payload), Vp8Payload.IsKeyFrameStart(payload)));
    }

    [Theory]
    [InlineData("6588", true)]
    [InlineData("6742E01F", true)]
    [InlineData("419A", false)]
    [InlineData("7C85AA", true)]
    [InlineData("7C05AA", false)]
    [InlineData("7C81AA", false)]
    [InlineData("780002419A00026588", true)]
    [InlineData("780002419A0002419A", false)]
    [InlineData("78FFFF65", false)]
    [InlineData("65", false)]
    public void H264_key_frames_are_found_in_single_aggregate_and_fragment_packets(string hex, bool key) =>
        Assert.Equal(key, H264Payload.IsKeyFrameStart(Convert.FromHexString(hex)));
}
