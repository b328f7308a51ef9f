namespace Senytl.Performance.Tests.Llm.Pricing;

public class PriceVectorTests
{
    [Theory]
    [MemberData(nameof(PriceVector.Classic), MemberType = typeof(PriceVector))]
    [MemberData(nameof(PriceVector.Cache), MemberType = typeof(PriceVector))]
    [MemberData(nameof(PriceVector.Tiers), MemberType = typeof(PriceVector))]
    [MemberData(nameof(PriceVector.LongContext), MemberType = typeof(PriceVector))]
    [MemberData(nameof(PriceVector.AudioAndReasoning), MemberType = typeof(PriceVector))]
    [MemberData(nameof(PriceVector.Names), MemberType = typeof(PriceVector))]
    public void The_bundled_catalogue_bills_as_worked_out_by_hand(PriceVector.Case bill)
    {
        var cost = PriceCatalogue.Default.CostOf(bill.Model, bill.Usage, bill.Tier);

        Assert.Equal(bill.Usd, cost.Usd);
        Assert.Equal(bill.Usd is null, cost.Reason is not null);
        Assert.Equal("USD", cost.Currency);
    }
}
