namespace Senytl.Performance;

/// <summary>A batch of calls that something other than this engine has timed.</summary>
/// <param name="Calls">Calls of the batch; at least 1.</param>
/// <param name="NanosecondsPerCall">Time of a call, overhead already subtracted; at least 0.</param>
/// <param name="AllocatedBytesPerCall">Bytes that a call allocated; absent when nobody counted them.</param>
public readonly record struct OperationBatch(long Calls, double NanosecondsPerCall, double? AllocatedBytesPerCall = null);
