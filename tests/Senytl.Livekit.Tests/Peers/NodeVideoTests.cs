namespace Senytl.Livekit.Tests.Peers;

public sealed class NodeVideoTests : PeerTests
{
    [Theory]
    [InlineData("v1", "vp8", "video/VP8")]
    [InlineData("v0", "vp8", "video/VP8")]
    [InlineData("v1", "h264", "video/H264")]
    [InlineData("v0", "h264", "video/H264")]
    public async Task Each_frame_of_a_moving_picture_is_decoded_as_painted_also_by_a_late_one(string version, string codec, string mime)
    {
        await StartAsync(version);

        var result = await PeerProcess.RunAsync("node/video.mjs", "three", Url, codec);

        Picture.Judge(result.GetProperty("seen"), 40, mime);
        Picture.Judge(result.GetProperty("lateSeen"), 20, mime);
    }
}
