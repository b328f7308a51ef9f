namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>What an Opus packet says about speech without being decoded.</summary>
internal enum OpusActivity
{
    /// <summary>No byte, or one or two: the encoder pauses (DTX).</summary>
    Dtx,

    /// <summary>Coded silence or comfort noise.</summary>
    Silence,

    /// <summary>Sound: the SILK voice activity bit, or a CELT frame that is no silence frame.</summary>
    Voice,
}
