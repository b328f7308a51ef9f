namespace Senytl.Performance.Measuring;

/// <summary>Sums over the model calls of one request, or of one run.</summary>
internal struct CallTotals
{
    public long Calls;
    public long ToolCalls;
    public long WithoutUsage;

    /// <summary>How many of those without usage were cut short.</summary>
    public long CutShort;
    public long Priced;
    public long Unpriced;
    public decimal CostUsd;
    public TokenUsage? Usage;

    /// <summary>Why the first unpriced call has no price.</summary>
    public string? UnpricedReason;

    /// <summary>USD for all calls; absent when there is none, or one has no known price.</summary>
    public readonly decimal? CostKnown => this is { Unpriced: 0, Priced: > 0 } ? CostUsd : null;

    public void Add(in CallTotals other)
    {
        AddAllButUsage(other);
        if (other.Usage is not null)
        {
            Usage = Usage is null ? other.Usage : Usage + other.Usage;
        }
    }

    public void AddAllButUsage(in CallTotals other)
    {
        Calls += other.Calls;
        ToolCalls += other.ToolCalls;
        WithoutUsage += other.WithoutUsage;
        CutShort += other.CutShort;
        Priced += other.Priced;
        Unpriced += other.Unpriced;
        CostUsd = Usd.Plus(CostUsd, other.CostUsd);
        UnpricedReason ??= other.UnpricedReason;
    }

    public void AddUsage(TokenUsage? usage)
    {
        if (usage is null)
        {
            WithoutUsage++;
        }
        else
        {
            Usage = Usage is null ? usage : Usage + usage;
        }
    }

    public void AddCost(decimal? usd, string? reasonWhenUnknown)
    {
        if (usd is { } known)
        {
            Priced++;
            CostUsd = Usd.Plus(CostUsd, known);
        }
        else
        {
            Unpriced++;
            UnpricedReason ??= reasonWhenUnknown;
        }
    }
}
