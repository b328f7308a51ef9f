using System.Net;
using System.Net.Sockets;
using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Tests.Rtc.Dtls;

/// <summary>Handshakes with OpenSSL on real sockets; both ends must export the same SRTP keys.</summary>
public class OpensslInteropTests
{
    private const string Label = "EXTRACTOR-dtls_srtp";
    private const int ExportBytes = 56;

    [Theory]
    [InlineData("SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80", 1200, SrtpProfile.AeadAes128Gcm)]
    [InlineData("SRTP_AES128_CM_SHA1_80", 1200, SrtpProfile.Aes128CmHmacSha1_80)]
    [InlineData("SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_128_GCM", 256, SrtpProfile.AeadAes128Gcm)]
    internal async Task Our_server_takes_openssl_as_client(string profiles, int mtu, SrtpProfile expected)
    {
        Senytl.Testing.Peers.Require(OpensslProcess.Absent);
        using var files = new CertificateFiles();
        using var server = new DtlsSocket(DtlsRole.Server, files.Fingerprint);
        await using var client = OpensslProcess.Start(
            "s_client", "-dtls1_2", "-connect", $"127.0.0.1:{server.Port}", "-cert", files.Certificate, "-key", files.Key,
            "-mtu", $"{mtu}", "-use_srtp", profiles, "-keymatexport", Label, "-keymatexportlen", $"{ExportBytes}");

        await MeetAsync(server, client, expected);
    }

    [Theory]
    [InlineData(false, 1200)]
    [InlineData(true, 1200)]
    [InlineData(false, 256)]
    public async Task Our_client_takes_openssl_as_server_with_and_without_cookie(bool cookie, int mtu)
    {
        Senytl.Testing.Peers.Require(OpensslProcess.Absent);
        using var files = new CertificateFiles();
        var port = FreePort();
        string[] arguments =
        [
            "s_server", "-dtls1_2", "-accept", $"127.0.0.1:{port}", "-cert", files.Certificate, "-key", files.Key, "-Verify", "1",
            "-mtu", $"{mtu}", "-use_srtp", "SRTP_AEAD_AES_128_GCM", "-keymatexport", Label, "-keymatexportlen", $"{ExportBytes}",
        ];
        await using var server = OpensslProcess.Start(cookie ? [.. arguments, "-listen"] : arguments);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await server.WaitForAsync("ACCEPT", timeout.Token);
        using var client = new DtlsSocket(DtlsRole.Client, files.Fingerprint, new IPEndPoint(IPAddress.Loopback, port));

        await MeetAsync(client, server, SrtpProfile.AeadAes128Gcm);
    }

    private static async Task MeetAsync(DtlsSocket own, OpensslProcess openssl, SrtpProfile profile)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await own.RunUntilAsync(() => own.Connection.State == DtlsState.Connected, timeout.Token);

        Assert.Equal(profile, own.Connection.SrtpProfile);
        Assert.Equal(
            Convert.ToHexString(own.Connection.Export(Label, ExportBytes)),
            await openssl.WaitForAsync("Keying material: ", timeout.Token));

        Assert.True(own.Connection.Send("from us to openssl\n"u8));
        await openssl.WaitForAsync("from us to openssl", timeout.Token);
        await openssl.SayAsync("from openssl to us");
        await own.RunUntilAsync(() => own.Received.Contains("from openssl to us", StringComparison.Ordinal), timeout.Token);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
