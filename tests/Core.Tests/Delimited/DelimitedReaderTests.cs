using Engagement.Core.Delimited;

namespace Engagement.Core.Tests.Delimited;

public class DelimitedReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\r\n1;2\r\n")]
    [InlineData("a\tb\n1\t2")]
    [InlineData("\uFEFFa,b\n\n1, 2 \n\n")]
    [InlineData("\"a\",b\n\"1\",\"2\"")]
    public void Read_AnyDialect_GivesTheSameCells(string text) => Read(text).ShouldBe([["a", "b"], ["1", "2"]]);

    [Fact]
    public void Read_QuotedCells_MayHoldDelimitersQuotesAndLines() =>
        Read("a,b\n\"x,\"\"y\"\"\nz\",2 \"in\" the middle\n").ShouldBe([["a", "b"], ["x,\"y\"\nz", "2 \"in\" the middle"]]);

    [Fact]
    public void Read_Lines_AreCountedThroughQuotesAndBlanks()
    {
        var reader = new DelimitedReader(new StringReader("a\n\"1\n2\"\n\n3\n"));
        var lines = new List<int>();

        while (reader.Read())
            lines.Add(reader.Line);

        lines.ShouldBe([1, 2, 5]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n")]
    public void Read_Nothing_HasNoRecord(string text) => Read(text).ShouldBeEmpty();

    [Fact]
    public void Read_RecordAcrossBuffers_IsWhole()
    {
        var cell = new string('x', 40_000);

        Read($"a,b\n{cell},{cell}\n")[1].ShouldBe([cell, cell]);
    }

    [Fact]
    public void Read_QuoteNeverClosed_SaysWhereItBegins() =>
        Should.Throw<FormatException>(() => Read("a,b\n\"1," + new string('x', DelimitedReader.LongestRecord + 10))).Message.ShouldContain("line 2");

    private static List<string[]> Read(string text)
    {
        var reader = new DelimitedReader(new StringReader(text));
        var records = new List<string[]>();
        while (reader.Read())
            records.Add([.. reader.Cells]);
        return records;
    }
}
