using System.Text;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Decisions.EntryLists;

namespace PitMarshal.Tests.Ingest.Decisions;

public sealed class EntryListCsvTests
{
    private const string Head = "car,class,team,box,transponders,driver,name,rating,licence\n";

    [Fact]
    public void A_row_is_a_driver_and_the_first_of_a_car_has_the_car()
    {
        var entries = Read(Head + "007,A,\"Team \"\"One\"\", Ltd\",4,1234 1235,d1,Ana,gold,L1\n"
            + "007,,,,,d2,Ben,,\n\n8,,,,,,,,\n");
        Assert.Equal(
            """{"event":"EntryListed","at":"1970-01-01T00:00:00.000000Z","car":"007","class":"A","""
            + """ "team":"Team \"One\", Ltd","box":"4","transponders":["1234","1235"],"""[1..]
            + """ "drivers":[{"id":"d1","name":"Ana","rating":"gold","licence":"L1"},{"id":"d2","name":"Ben"}]}"""[1..],
            EventJson.Write(entries[0]));
        Assert.Equal("""{"event":"EntryListed","at":"1970-01-01T00:00:00.000000Z","car":"8"}""",
            EventJson.Write(entries[1]));
    }

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        List<EntryListed> entries =
        [
            new("007", "A", "Größe, \"Z\"", "4", ["1", "2"], [new("d1", "Ana", "gold", "L1"), new("d2")]),
                new("8", Box: "5"), new("9", Drivers: [new("d3")]),
        ];
        var csv = EntryListCsv.Write(entries);
        Assert.Equal(entries.Select(EventJson.Write), Read(Encoding.UTF8.GetString(csv)).Select(EventJson.Write));
        Assert.Equal(csv, EntryListCsv.Write(Read(Encoding.UTF8.GetString(csv))));
        Assert.Equal(entries.Select(EventJson.Write), Read("\uFEFF" + Encoding.UTF8.GetString(csv))
            .Select(EventJson.Write));
    }

    [Fact]
    public void Semicolons_will_do() =>
        Assert.Equal("A,B", Assert.Single(Read(Head.Replace(',', ';') + "27;A,B;;;;;;;\n")).Class);

    [Fact]
    public void All_that_is_wrong_is_told_with_its_line_and_nothing_is_taken()
    {
        var entries = EntryListCsv.Read(Encoding.UTF8.GetBytes(Head + """
            27,A,,4,1234,d1,,,
            27,B,,,,d2,,,
            ,,,,,d3,,,
            8,,,4,1234,d1,,,
            8,,,,,,,,
            9,,,,,,Ana,,
            123456789,,,,,,,,
            10,,
            """), out var errors);
        Assert.Empty(entries);
        Assert.Equal(
        [
            "line 3: car 27 is another in line 2: class, team, box and transponders stand in its first row",
            "line 4: car is empty",
            "line 5: box: box 4 of car 8 is that of car 27",
            "line 5: drivers: driver d1 of car 8 is that of car 27",
            "line 5: transponders: transponder 1234 of car 8 is that of car 27",
            "line 6: a further row of car 8 without a driver",
            "line 7: driver is empty, but not the name, rating or licence",
            "line 8: car: must be at most 8 characters, not 9",
            "line 9: 9 fields expected, 3 found",
        ], errors);
    }

    [Theory]
    [InlineData("", "line 1: the first line must be car,class")]
    [InlineData("a,team\n27,x\n", "line 1: the first line must be car,class")]
    [InlineData(Head, "line 1: no cars")]
    [InlineData(Head + "27,\"A,,,,,,,\n", "not CSV from here on")]
    public void What_is_no_entry_list_is_told(string csv, string what)
    {
        Assert.Empty(EntryListCsv.Read(Encoding.UTF8.GetBytes(csv), out var errors));
        Assert.Contains(what, Assert.Single(errors));
    }

    [Fact]
    public void What_is_longer_than_any_entry_list_is_not_read()
    {
        Assert.Empty(EntryListCsv.Read(new byte[EntryListCsv.SizeMax + 1], out var errors));
        Assert.Equal("line 1: longer than 1048576 bytes", Assert.Single(errors));
    }

    [Fact]
    public void Whatever_the_bytes_are_it_never_throws()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Head + "27,A,\"x\",4,1,d1,,,\n8,,,,,d2,,,\n");
            for (var change = 0; change < 4; change++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            var entries = EntryListCsv.Read(bytes, out var errors);
            Assert.True(entries.Count > 0 != errors.Count > 0, $"seed {seed}, {i}");
        }
    }

    private static IReadOnlyList<EntryListed> Read(string csv)
    {
        var entries = EntryListCsv.Read(Encoding.UTF8.GetBytes(csv), out var errors);
        Assert.Empty(errors);
        return entries;
    }
}
