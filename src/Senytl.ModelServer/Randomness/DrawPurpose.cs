namespace Senytl.ModelServer;

/// <summary>What a seeded value is for. Each purpose has its own sequence, so that one never shifts another.</summary>
internal enum DrawPurpose
{
    TimeToFirstToken = 1,
    InterTokenGap = 2,
    Fault = 3,
    Answer = 4,
    Embedding = 5,
    Speech = 6,
}
