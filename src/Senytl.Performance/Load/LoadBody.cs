namespace Senytl.Performance.Load;

/// <summary>What a virtual user does in one iteration.</summary>
internal delegate ValueTask LoadBody(VirtualUser user, CancellationToken cancellationToken);
