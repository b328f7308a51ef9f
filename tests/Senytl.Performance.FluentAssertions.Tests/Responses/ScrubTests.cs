using FluentAssertions;

namespace Senytl.Performance.FluentAssertions.Tests.Responses;

public class ScrubTests
{
    [Fact]
    public void Equal_guids_get_equal_numbers() =>
        Scrub.Guids("a 7f3d1c52-0000-4000-8000-000000000001, b 7f3d1c52-0000-4000-8000-000000000002, a 7f3d1c52-0000-4000-8000-000000000001")
            .Should().Be("a guid-1, b guid-2, a guid-1");

    [Fact]
    public void Times_are_numbered_and_dates_alone_stay() =>
        Scrub.Times("2026-01-02T03:04:05.678Z, 2026-01-02 03:04, 2026-01-02").Should().Be("time-1, time-2, 2026-01-02");

    [Fact]
    public void Scrubbers_apply_one_after_the_other() =>
        Scrub.All(Scrub.Guids, Scrub.Matches("order [0-9]+", "order"))("order 42: 7f3d1c52-0000-4000-8000-000000000001")
            .Should().Be("order-1: guid-1");
}
