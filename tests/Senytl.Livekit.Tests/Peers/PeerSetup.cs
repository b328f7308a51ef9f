using System.Runtime.CompilerServices;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>Whether the real peers are installed here. Where they must be, their absence fails the test instead of skipping it.</summary>
internal static class PeerSetup
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", "peers", "livekit"));

    public static void Require()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "@livekit", "rtc-node")))
        {
            Miss("the Node peers are not installed: run tests/peers/livekit/install.sh");
        }
    }

    public static string RequireChromium()
    {
        Require();
        string[] places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        var found = Array.Find(places, File.Exists);
        if (found is null)
        {
            Miss("there is no Chromium: run tests/peers/livekit/install.sh");
        }

        return found!;
    }

    public static void RequireVoice()
    {
        Require();
        if (!File.Exists("/usr/bin/espeak-ng"))
        {
            Miss("there is no espeak-ng to speak for callers: run tests/peers/livekit/install.sh");
        }
    }

    private static void Miss(string reason) => Senytl.Testing.Peers.Require(reason);

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
