namespace Senytl.Performance;

/// <summary>The confidence of a pass: its range and its default.</summary>
internal static class Confidences
{
    /// <summary>What a pass has where no other is asked for.</summary>
    public const double Default = 0.95;

    public static double Checked(double confidence) => confidence is > 0.5 and < 1
        ? confidence
        : throw new ArgumentOutOfRangeException(
            nameof(confidence), confidence, "A confidence is above 0.5 and below 1: write 0.95 for 95 %.");
}
