using System.Net;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Rtc.Transport;

public class UdpHostClosingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A broadcast address may be bound, but a datagram to it is refused to a socket that did not ask for broadcasts.</summary>
    [Theory]
    [InlineData("127.0.0.1", 0)]
    [InlineData("0.0.0.0", 0)]
    [InlineData("127.255.255.255", 1)]
    public async Task A_shared_socket_closes_whether_or_not_it_may_send_to_itself(string address, int refusals)
    {
        var host = UdpHost.Shared(new IPEndPoint(IPAddress.Parse(address), 0), TimeProvider.System);
        host.Send(host.LocalAddresses[0], [0]);

        await host.DisposeAsync().AsTask().WaitAsync(Patience);

        Assert.Equal(refusals, host.SendFailures);
    }
}
