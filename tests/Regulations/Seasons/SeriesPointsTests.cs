using PitMarshal.Regulations;
using PitMarshal.Timing.Standings;

namespace PitMarshal.Tests.Regulations.Seasons;

/// <summary>Points that come with the program, held against the examples and words of their sources.</summary>
public sealed class SeriesPointsTests : IDisposable
{
    private readonly WrittenSeason _season = new();

    [Theory]
    // IMG, Results/Points: among ten cars the first receives 11 points, the second 9; past the tenth 1.
    [InlineData("img-sprint", 10, "11 9 8 7 6 5 4 3 2 1")]
    [InlineData("img-enduro", 12, "11 9 8 7 6 5 4 3 2 1 1 1")]
    [InlineData("img-enduro", 3, "4 2 1")]
    // FIA WEC, Points.
    [InlineData("fia-wec-6h", 11, "25 18 15 12 10 8 6 4 2 1 0")]
    [InlineData("fia-wec-8h", 11, "38 27 23 18 15 12 9 6 3 2 0")]
    [InlineData("fia-wec-24h", 12, "50 36 30 24 20 16 12 8 4 2 1 1")]
    // Houston: of twenty cars the winner has 40 points and 5, the second 38; the twentieth and lower 2 each.
    [InlineData("houston-motorsports-park", 20, "45 38 36 34 32 30 28 26 24 22 20 18 16 14 12 10 8 6 4 2")]
    [InlineData("houston-motorsports-park", 22, "45 38 36 34 32 30 28 26 24 22 20 18 16 14 12 10 8 6 4 2 2 2")]
    [InlineData("gold-coast-kart-club", 4, "25 23 22 21")]
    // Griffith: 2 to 5 entrants, 6 and more, none under 2.
    [InlineData("griffith-kart-club", 1, "0")]
    [InlineData("griffith-kart-club", 5, "5 3 2 1 1")]
    [InlineData("griffith-kart-club", 8, "8 6 5 4 3 2 1 1")]
    // RORC: an interval of two until the fifth, then of one.
    [InlineData("rorc-racing", 7, "25 23 21 19 17 16 15")]
    public void A_field_of_so_many_cars_gets(string points, int cars, string expected)
    {
        _season.Results("r.csv", WrittenSeason.Field(cars));

        var standings = _season.Standings(
            $"season: s\npoints: {points}\nmeetings:\n  - {{ meeting: m, results: r.csv }}\nentries:\n"
            + string.Concat(Enumerable.Range(1, cars).Select(
                car => $"  - {{ car: \"{car}\", team: \"{car}\", drivers: [\"{car}\"] }}\n")));

        Assert.Equal(expected, string.Join(' ', standings.Lines.OrderBy(line => int.Parse(line.Entrant))
            .Select(line => line.Points.ToString("0.##"))));
    }

    [Fact]
    public void Every_file_is_read_and_says_where_it_comes_from_and_of_which_year()
    {
        Assert.Equal(9, Shipped.Points.Count);
        foreach (var name in Shipped.Points)
        {
            var bytes = Shipped.FindPoints(name)!;
            Assert.NotNull(PointsFile.Read(bytes, name));
            var written = YamlFields.Read(bytes, name);
            Assert.Equal(name, written.Find("points")!.Text);
            Assert.NotEmpty(written.Find("title")!.Text!);
        }
    }

    public void Dispose() => _season.Dispose();
}
