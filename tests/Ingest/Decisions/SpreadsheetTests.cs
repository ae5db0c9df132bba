using System.Text;
using PitMarshal.Events;
using PitMarshal.Ingest.Decisions.EntryLists;

namespace PitMarshal.Tests.Ingest.Decisions;

/// <summary>Entry lists as the spreadsheets of clubs save them.</summary>
public sealed class SpreadsheetTests
{
    private const string List = "car,class,team,box,transponders,driver,name,rating,licence\n"
        + "27,Pro,Team A,4,4000012 4000013,d1,Ana,gold,L-17\n27,,,,,d2,Ben,bronze,\n"
        + "8,Am,Équipe B,5,4000020,d3,C,silver,\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_of_a_spreadsheet_is_read_with_and_without_its_mark(string name)
    {
        var encoding = name == "windows-1252"
            ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        var plain = encoding.GetBytes(List);
        foreach (var bytes in new[] { plain, [.. encoding.GetPreamble(), .. plain] })
        {
            Assert.Equal(["Team A", "Équipe B"], Read(bytes).Select(entry => entry.Team));
        }
    }

    [Theory]
    [InlineData("sep=;\r\n", ';')]
    [InlineData("\"sep=;\"\r\n", ';')]
    [InlineData("", '\t')]
    [InlineData("", ';')]
    public void Separators_are_known_by_the_head_or_by_the_line_that_says_them(string before, char separator) =>
        Assert.Equal([2, 1], Read(before + List.Replace(',', separator)).Select(entry => entry.Drivers!.Count));

    [Fact]
    public void A_line_that_says_another_separator_than_the_list_has_is_passed_over_and_a_tab_in_a_name_is_a_blank() =>
        Assert.Equal(["Ana Maria"],
            Read("sep=;\ncar,driver,name\n27,d1,\"Ana\tMaria\"\n")[0].Drivers!.Select(driver => driver.Name));

    [Theory]
    [InlineData("Car,Class,First Name,Last Name,Transponder\n27,GT,Ana,Noname,123\n", "123")]
    [InlineData("No.;Klasse;Bewerber;Fahrer;Transponder-Nr.\n27;GT;T;Ana Noname;123\n", "123")]
    [InlineData("Startnr\tClass\tDriver\tTransponder1\tTransponder2\n27\tGT\tAna Noname\t123\t124\n", "123 124")]
    [InlineData("Car #,Run Class,Name,AMB,Sponsor\n27\u00a0,GT,Ana Noname,123/124,x\n", "123 124")]
    public void The_columns_of_real_spreadsheets_are_known_by_their_names(string list, string transponders)
    {
        var entry = Assert.Single(Read(list));

        Assert.Equal(("27", "GT", transponders), (entry.Car, entry.Class, string.Join(' ', entry.Transponders!)));
        Assert.Equal(("27-1", "Ana Noname"), Assert.Single(entry.Drivers!) is var d ? (d.Id, d.Name!) : default);
    }

    [Fact]
    public void Drivers_in_columns_of_their_own_are_drivers_of_the_car() => Assert.Equal(
        ["27-1 Ana", "27-2 Ben"],
        Assert.Single(Read("Car,Driver 1,Driver 2,Driver 3\n27,Ana,Ben,\n")).Drivers!.Select(d => $"{d.Id} {d.Name}"));

    [Fact]
    public void What_somebody_chooses_for_a_column_counts_before_its_name() => Assert.Equal(
        ("12", "27"),
        Assert.Single(EntryListCsv.Read(Encoding.UTF8.GetBytes("No,Plate\n27,12\n"), out _, ["box", "car"]))
            is var entry ? (entry.Car, entry.Box!) : default);

    [Theory]
    [InlineData("1.23457E+07")]
    [InlineData("1,23457E+07")]
    [InlineData("4000012.00")]
    [InlineData("#####")]
    [InlineData("#N/A")]
    public void A_number_that_a_spreadsheet_has_spoilt_is_refused_by_name(string spoilt)
    {
        var bytes = Encoding.UTF8.GetBytes($"car;transponder\n27;{spoilt}\n");

        Assert.Empty(EntryListCsv.Read(bytes, out var errors));
        Assert.StartsWith($"line 2: '{spoilt}' is what a spreadsheet made of a number", Assert.Single(errors));
    }

    [Fact]
    public void Transponders_that_differ_only_by_zeros_before_them_are_one_that_two_cars_have()
    {
        var bytes = Encoding.UTF8.GetBytes("car,transponder\n07,0058488\n7,58488\n");

        Assert.Empty(EntryListCsv.Read(bytes, out var errors));
        Assert.Equal(
            ["line 3: transponders: transponder 58488 of car 7 is that of car 07, but for zeros before it"], errors);
    }

    private static IReadOnlyList<EntryListed> Read(string list) => Read(Encoding.UTF8.GetBytes(list));

    private static IReadOnlyList<EntryListed> Read(byte[] list)
    {
        var entries = EntryListCsv.Read(list, out var errors);
        Assert.Empty(errors);
        return entries;
    }
}
