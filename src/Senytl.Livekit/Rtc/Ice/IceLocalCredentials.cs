using System.Text;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>The credentials that incoming checks may use: the present generation, and during a restart the one in use.</summary>
internal sealed class IceLocalCredentials
{
    private readonly record struct Generation(byte[] Ufrag, byte[] Password);

    private Generation current;
    private Generation? previous;

    public IceLocalCredentials() => current = Bytes(Value);

    public IceCredentials Value { get; private set; } = IceCredentials.Create();

    public ReadOnlySpan<byte> Password => current.Password;

    /// <summary>The fragment in use before the restart; null when none is under way.</summary>
    public string? PreviousUfrag => previous is { } before ? Encoding.UTF8.GetString(before.Ufrag) : null;

    /// <summary>Makes new credentials. Of several restarts before the first is answered, those in use stay good and those in between are forgotten.</summary>
    public void Restart()
    {
        previous ??= current;
        Value = IceCredentials.Create();
        current = Bytes(Value);
    }

    public void DropPrevious() => previous = null;

    /// <summary>Finds the password for a USERNAME <c>local:remote</c>.</summary>
    public bool TryFind(ReadOnlySpan<byte> username, out ReadOnlySpan<byte> password, out bool isCurrent)
    {
        var colon = username.IndexOf((byte)':');
        var ufrag = colon < 0 ? username : username[..colon];
        isCurrent = ufrag.SequenceEqual(current.Ufrag);
        var isPrevious = !isCurrent && previous is { } before && ufrag.SequenceEqual(before.Ufrag);
        password = isPrevious ? previous!.Value.Password : current.Password;
        return isCurrent || isPrevious;
    }

    private static Generation Bytes(IceCredentials credentials) =>
        new(Encoding.UTF8.GetBytes(credentials.Ufrag), Encoding.UTF8.GetBytes(credentials.Password));
}
