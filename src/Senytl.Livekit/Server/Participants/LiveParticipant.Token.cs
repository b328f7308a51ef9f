using Senytl.Livekit.Protos;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Server.Participants;

/// <summary>Fresh tokens for a client that stays longer than the one it came with is valid: it comes back with the last.</summary>
internal sealed partial class LiveParticipant
{
    private static readonly TimeSpan TokenInterval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    private readonly TokenClaims _claims;
    private ITimer? _tokens;

    /// <summary>Sends one now, and then again and again until the session ends.</summary>
    private void StartTokens()
    {
        SendToken();
        _tokens = Room.Server.Clock.CreateTimer(_ => RenewToken(), null, TokenInterval, TokenInterval);
    }

    private void RenewToken()
    {
        lock (Room.Gate)
        {
            if (!Gone && _signal is not null)
            {
                SendToken();
            }
        }
    }

    /// <summary>It says what the first one said, so that it is no longer than what the client could send.</summary>
    private void SendToken() => Send(new SignalResponse { RefreshToken = Room.Server.Issuer.Issue(_claims, TokenLifetime) });
}
