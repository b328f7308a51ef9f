using System.Globalization;

namespace Senytl.Performance;

public sealed partial class SlaAttribute
{
    /// <summary>
    /// Floor under the share of requests that succeed within all limits named <c>Goodput…</c> at once; above 0 and below 1.
    /// Another set of limits is another <c>[Sla]</c>.
    /// </summary>
    public double MinGoodput { get; set; } = double.NaN;

    /// <summary>Limit of the response time of a good request in seconds; above 0. Needs <see cref="MinGoodput"/>.</summary>
    public double GoodputLatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the time to first token of a good request in seconds; above 0. Needs <see cref="MinGoodput"/>.</summary>
    public double GoodputTimeToFirstTokenSeconds { get; set; } = double.NaN;

    /// <summary>
    /// Limit of the time per output token of the streamed calls of a good request in seconds, of the slowest when there are several; above 0.
    /// Needs <see cref="MinGoodput"/>.
    /// </summary>
    public double GoodputTimePerOutputTokenSeconds { get; set; } = double.NaN;

    /// <summary>Limit of the tokens of a good request, input and output; at least 0. Needs <see cref="MinGoodput"/>.</summary>
    public double GoodputTokens { get; set; } = double.NaN;

    /// <summary>Limit of the cost of a good request in US cents; at least 0. Needs <see cref="MinGoodput"/>.</summary>
    public double GoodputCostCents { get; set; } = double.NaN;

    private void AddGoodput(Stated objectives)
    {
        (string Name, double Limit)[] limits =
        [
            (nameof(GoodputLatencySeconds), GoodputLatencySeconds),
            (nameof(GoodputTimeToFirstTokenSeconds), GoodputTimeToFirstTokenSeconds),
            (nameof(GoodputTimePerOutputTokenSeconds), GoodputTimePerOutputTokenSeconds),
            (nameof(GoodputTokens), GoodputTokens),
            (nameof(GoodputCostCents), GoodputCostCents),
        ];
        if (double.IsNaN(MinGoodput) && limits.FirstOrDefault(limit => !double.IsNaN(limit.Limit)) is { Name: { } alone } stated)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"[Sla] {alone} is {stated.Limit} without {nameof(MinGoodput)}; state the share of requests that is owed, above 0 and below 1."));
        }

        objectives.Add(MinGoodput, share => Objectives.Goodput(
            share,
            Given(GoodputLatencySeconds),
            Given(GoodputTimeToFirstTokenSeconds),
            Given(GoodputTokens) is { } tokens ? (long)Math.Floor(tokens) : null,
            Given(GoodputCostCents) is { } cents ? Objectives.Dollars(cents) : null,
            Given(GoodputTimePerOutputTokenSeconds)));
    }

    private static double? Given(double limit) => double.IsNaN(limit) ? null : limit;
}
