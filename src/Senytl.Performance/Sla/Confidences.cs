namespace Senytl.Performance;

/// <summary>The range of confidences.</summary>
internal static class Confidences
{
    public static double Checked(double confidence) => confidence is > 0.5 and < 1
        ? confidence
        : throw new ArgumentOutOfRangeException(
            nameof(confidence), confidence, "A confidence is above 0.5 and below 1: write 0.95 for 95 %.");
}
