using PitMarshal.Events;
using PitMarshal.Evidence;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Pages.Reports;

public sealed class ReportTests
{
    [Fact]
    public async Task The_stop_list_has_each_stop_with_its_times_verdict_proposal_and_ruling()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var rows = await Csv(gateway, "/reports/stops.csv");
        Assert.Equal(
            "car,class,team,stop,driverIn,driverOut,pitIn,pitInRaceMs,pitOut,pitOutRaceMs,pitLaneMs,uMs,"
            + "stationaryMs,doubt,verdicts,penaltyProposed,ruling", rows[0]);
        Assert.Equal(
            "27,GT,'=HYPERLINK(1),1,d1,d2,2026-06-13T14:10:00.000000Z,600000,2026-06-13T14:10:09.920000Z,609920,"
            + "9920,3,6000,,"
            + "minimum-stop infringement,stop-go 1 s,Minimum stop amended: warning (Ben)", rows[1]);
        Assert.StartsWith("7,Touring,\"Müller, Söhne\",1,", rows[2]);
        Assert.Equal(5, rows.Count);
    }

    [Fact]
    public async Task The_drive_time_list_has_each_driver_with_his_total_and_the_limits_that_verdicts_name()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var rows = await Csv(gateway, "/reports/drive-time.csv");
        Assert.StartsWith("27,GT,'=HYPERLINK(1),d1,Ana,gold,600000,yes,no,600000,Longest drive: Not over yet: at most "
            + "4 h 00 min allowed in the race.", rows[1]);
        Assert.Contains("d2,Ben,,1778080,yes,yes,1190080,Longest drive: Not over yet", rows[2]);
    }

    [Fact]
    public async Task The_infringement_list_has_infringements_first_and_then_what_is_over_and_undecided()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        var rows = await Csv(gateway, "/reports/infringements.csv");
        Assert.Equal(3, rows.Count);
        Assert.StartsWith(
            "infringement,minimum-stop/27/stop-1,27,GT,'=HYPERLINK(1),d1,1,minimum-stop,7.2,"
            + "2026-06-13T14:10:09.920000Z,609920,9920,10000,80,", rows[1]);
        Assert.EndsWith(
            "stop-go 1 s,amended,warning,Ben,2026-06-13T14:36:00.000000Z,\"blocked, \"\"not\"\" his fault\"", rows[1]);
        Assert.StartsWith("undecided,minimum-stop/7/stop-1,7,Touring,", rows[2]);
    }

    [Theory]
    [InlineData("/reports", "Infringement list")]
    [InlineData("/reports/stops", "9.920")]
    [InlineData("/reports/drive-time", "not all of it was seen|Ana")]
    [InlineData("/reports/infringements", "amended: warning (Ben)")]
    public async Task A_page_says_which_race_and_when_and_takes_no_name_for_markup(string path, string shows)
    {
        await using var gateway = await RacingGateway.Start([.. RacingGateway.Race,
            """{"event":"EntryListed","at":"2026-06-13T13:30:00Z","car":"7","class":"Touring","team":"<script>alert(1)</script>"}"""]);
        var (status, html) = await gateway.Get(path);
        Assert.Equal(200, status);
        Assert.Contains(shows.Split('|'), html.Contains);
        Assert.DoesNotContain("<script>alert", html);
        Assert.DoesNotContain(" style=", html);
        if (path != "/reports")
        {
            Assert.Contains("Six hours of the club", html);
            Assert.Contains("short@", html);
            Assert.Contains("as of <time", html);
        }
    }

    [Fact]
    public async Task Before_there_is_a_race_the_lists_are_empty_and_say_so()
    {
        await using var gateway = await RacingGateway.Start();
        Assert.Contains("No car has stopped yet.", (await gateway.Get("/reports/stops")).Text);
        Assert.Contains("No infringement so far.", (await gateway.Get("/reports/infringements")).Text);
        Assert.Single(await Csv(gateway, "/reports/drive-time.csv"));
    }

    [Fact]
    public async Task The_evidence_of_a_stop_is_served_as_it_is_exported_and_can_be_verified()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var page = await gateway.Client.GetAsync("/reports/stops/27/1");
        Assert.Contains("style-src 'unsafe-inline'",
            string.Join(' ', page.Headers.GetValues("Content-Security-Policy")));
        var file = Path.GetTempFileName();
        foreach (var bytes in new[] { await page.Content.ReadAsByteArrayAsync(),
            await gateway.Client.GetByteArrayAsync("/reports/stops/27/1.json") })
        {
            await File.WriteAllBytesAsync(file, bytes);
            var (status, _, error) = Pitmarshal.Run("verify", "--packet", file);
            Assert.True(status == 0, error);
        }
        File.Delete(file);
        Assert.Equal(404, (await gateway.Get("/reports/stops/27/9")).Status);
        Assert.Equal(404, (await gateway.Get("/reports/stops/28/1.json")).Status);
    }

    /// <summary>
    /// Its lines without the mark and the last line's end; none of the test's texts has a line end in it.
    /// </summary>
    private static async Task<IReadOnlyList<string>> Csv(RacingGateway gateway, string path)
    {
        var (status, text) = await gateway.Get(path);
        Assert.Equal(200, status);
        return text.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
    }
}
