namespace Senytl.Performance;

public sealed partial class SlaAttribute
{
    private double? confidence;

    /// <summary>
    /// Confidence of a pass of the percentiles, averages and shares that are set here; above 0.5 and below 1, default 0.95. Goes with at
    /// least one of them: maxima and totals are compared as they are.
    /// </summary>
    public double Confidence
    {
        get => confidence ?? Confidences.Default;
        set => confidence = value;
    }

    private List<Objective> AtConfidence(List<Objective> objectives)
    {
        if (confidence is not { } asked)
        {
            return objectives;
        }

        var judged = objectives.ConvertAll(objective => Make(asked, objective.At, nameof(Confidence)));
        return judged.Zip(objectives).Any(pair => !ReferenceEquals(pair.First, pair.Second))
            ? judged
            : throw new ArgumentException(FormattableString.Invariant(
                $"[Sla] {nameof(Confidence)} is {asked}, and no limit beside it is judged by one: state a percentile, an average or a share with it, or leave it out."));
    }
}
