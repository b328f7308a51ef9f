using Senytl.Performance.Adapters;

namespace Senytl.Performance.Tests.Adapters;

public class FileNamesTests
{
    [Theory]
    [InlineData("Agent.Answers(n: 3)", "Agent.Answers_n__3")]
    [InlineData("..", "unnamed")]
    [InlineData("", "unnamed")]
    [InlineData("Größe/π", "Gr__e")]
    public void A_name_keeps_what_every_file_system_takes(string name, string expected) => Assert.Equal(expected, FileNames.Of(name));

    [Theory]
    [InlineData(120)]
    [InlineData(7)]
    public void A_long_name_is_cut(int longest) => Assert.Equal(new string('x', longest), FileNames.Of(new string('x', 300), longest));

    [Fact]
    public void A_length_of_none_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => FileNames.Of("x", longest: 0));
}
