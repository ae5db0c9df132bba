using PitMarshal.Events;
using PitMarshal.Web.Reports.Parts;

namespace PitMarshal.Tests.Pages.Reports;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("\u3000＠SUM(1)", "'\u3000＠SUM(1)")]
    [InlineData("+49 1234", "'+49 1234")]
    [InlineData("-Team-", "'-Team-")]
    [InlineData("@here", "'@here")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("007", "007")]
    [InlineData("Ana = Ben", "Ana = Ben")]
    [InlineData("", "")]
    public void No_text_is_a_formula_for_a_spreadsheet(string text, string cell) =>
        Assert.Equal(cell, CsvText.Cell(text));

    [Fact]
    public void Figures_keep_their_minus_and_have_points()
    {
        Assert.Equal(["-80.5", "1234567.125", "-3", ""],
            new object?[] { -80.500m, 1234567.125m, -3, null }.Select(CsvText.Cell));
        Assert.Equal("2026-06-13T14:00:00.000000Z", CsvText.Cell(Instant.Parse("2026-06-13T14:00:00Z")));
    }
}
