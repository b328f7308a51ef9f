using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Signaling;

/// <summary>Reads the query of <c>/rtc</c> (v0).</summary>
internal static class JoinQueryReader
{
    /// <returns>False when the attributes cannot be read: a participant without them would not be who its client meant.</returns>
    public static bool TryRead(IQueryCollection query, out JoinParameters parameters)
    {
        var isReadable = TryReadAttributes(Text(query, "attributes"), out var attributes);
        parameters = new JoinParameters
        {
            Client = ReadClient(query),
            AutoSubscribe = Flag(query, "auto_subscribe", absent: true),
            Reconnect = Flag(query, "reconnect", absent: false),
            ReconnectReason = (ReconnectReason)Number(query, "reconnect_reason"),
            ParticipantSid = Text(query, "sid"),
            Attributes = attributes,
        };
        return isReadable;
    }

    private static ClientInfo ReadClient(IQueryCollection query)
    {
        var client = new ClientInfo
        {
            Sdk = Enum.TryParse<ClientInfo.Types.SDK>(Text(query, "sdk").Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var sdk) ? sdk : ClientInfo.Types.SDK.Unknown,
            Version = Text(query, "version"),
            Protocol = Number(query, "protocol"),
            ClientProtocol = Number(query, "client_protocol"),
            Os = Text(query, "os"),
            OsVersion = Text(query, "os_version"),
            DeviceModel = Text(query, "device_model"),
            Browser = Text(query, "browser"),
            BrowserVersion = Text(query, "browser_version"),
            Network = Text(query, "network"),
        };
        foreach (var name in Text(query, "capabilities").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (name)
            {
                case "CAP_PACKET_TRAILER" or "1":
                    client.Capabilities.Add(ClientInfo.Types.Capability.CapPacketTrailer);
                    break;
                case "CAP_COMPRESSION_DEFLATE_RAW" or "2":
                    client.Capabilities.Add(ClientInfo.Types.Capability.CapCompressionDeflateRaw);
                    break;
            }
        }

        return client;
    }

    private static bool TryReadAttributes(string text, out IReadOnlyDictionary<string, string> attributes)
    {
        attributes = new Dictionary<string, string>();
        return text.Length == 0
            || (QueryBase64.TryDecode(text, out var json) && ClaimsJson.TryReadMap(Encoding.UTF8.GetString(json), out attributes));
    }

    private static string Text(IQueryCollection query, string name) => query[name].ToString();

    private static int Number(IQueryCollection query, string name) =>
        int.TryParse(Text(query, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static bool Flag(IQueryCollection query, string name, bool absent) => Text(query, name) switch
    {
        "" => absent,
        "1" or "true" => true,
        _ => false,
    };
}
