using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Api;

/// <summary>What a caller's token must grant.</summary>
internal static class ApiGrants
{
    public static void RequireCreate(TokenClaims caller) => Require(caller.Video.RoomCreate, "the token does not grant roomCreate");

    public static void RequireList(TokenClaims caller) => Require(caller.Video.RoomList, "the token does not grant roomList");

    public static void RequireAdmin(TokenClaims caller, string room)
    {
        Require(caller.Video.RoomAdmin, "the token does not grant roomAdmin");
        Require(caller.Video.Room == room, $"the token's roomAdmin is for room '{caller.Video.Room}', not '{room}'");
    }

    private static void Require(bool granted, string problem)
    {
        if (!granted)
        {
            throw TwirpException.Denied("permission denied: " + problem);
        }
    }
}
