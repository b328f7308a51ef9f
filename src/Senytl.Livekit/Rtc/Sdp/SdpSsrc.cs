namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>What <c>a=ssrc</c> lines say about one source (RFC 5576 section 4.1).</summary>
internal sealed class SdpSsrc
{
    /// <summary>The synchronization source.</summary>
    public required uint Id { get; init; }

    /// <summary>Its canonical name; empty when not said.</summary>
    public string CName { get; set; } = "";

    /// <summary>The <c>msid</c> value; empty when not said.</summary>
    public string Msid { get; set; } = "";
}

/// <summary>An <c>a=ssrc-group</c> line (RFC 5576 section 4.2).</summary>
/// <param name="Semantics"><c>FID</c> joins a source with its retransmission source; <c>SIM</c> joins simulcast layers.</param>
/// <param name="Sources">The sources in the order of the line.</param>
internal sealed record SdpSsrcGroup(string Semantics, IReadOnlyList<uint> Sources);
