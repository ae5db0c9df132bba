using System.Text;
using PitMarshal.Broker.Inside;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Cli;

/// <summary>The whole program: its own process, its own broker, its own disk.</summary>
public sealed class GatewayTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-run-");

    private string Data => _folder.FullName;

    public GatewayTests()
    {
        File.WriteAllText(Path.Combine(Data, "venue.yaml"), $$"""
            venue: home
            broker: { port: {{TestBroker.FreePort()}} }
            stations:
              entry: { role: pit-entry, inputs: [ { in: serial, kind: tag, point: pit-in } ] }
              exit: { role: pit-exit, inputs: [ { in: serial, kind: tag, point: pit-out } ] }
            """);
        File.WriteAllText(Path.Combine(Data, "rules.yaml"), """
            regulations: short
            title: a minimum stop
            rules:
              - rule: minimum-stop
                kind: min-duration
                of: pit-lane-time
                value: 10s
            """);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Nothing_that_was_acknowledged_is_missing_when_the_gateway_is_killed_in_mid_stream()
    {
        const int Count = 4000, KillAfter = 1000;
        using var broker = new TestBroker();
        using var station = new TestStation("entry", broker.Options);
        using (var killed = GatewayProgram.Start(Data, "--broker", $"mqtt://127.0.0.1:{broker.Port}"))
        {
            for (var n = 1; n <= Count; n++)
            {
                station.Observe(World.Tag(n, n));
            }
            station.AckOf(KillAfter).Within();
            killed.Kill();
        }
        var acked = station.Acked;
        var stored = Stored();
        Assert.True(acked <= stored.Count, $"acknowledged {acked}, on the disk {stored.Count}");
        Assert.Equal(stored.Distinct().Count(), stored.Count);

        using (GatewayProgram.Start(Data, "--broker", $"mqtt://127.0.0.1:{broker.Port}"))
        {
            // As a station does: again from the first that was not acknowledged.
            for (var n = acked + 1; n <= Count; n++)
            {
                station.Observe(World.Tag(n, n));
            }
            station.AckOf(Count).Within();
        }
        Assert.Equal(Enumerable.Range(1, Count).Select(n => (long)n), Stored().Order());
        Assert.Equal(0, Pitmarshal.Run("verify", "--data", Data).Status);
    }

    [Fact]
    public void A_verdict_comes_out_is_recorded_once_over_a_kill_and_verifies()
    {
        var rules = Path.Combine(Data, "rules.yaml");
        string port;
        using (var killed = GatewayProgram.Start(Data, "--regulations", rules))
        {
            port = $"{killed.Port}";
            using var raceControl = new TestStation("race-control", killed.OptionsFor("race-control"));
            raceControl.Observe(
                """{"n":1,"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"27","transponders":["1234"]}""",
                """{"n":2,"event":"RaceStarted","at":"2026-06-13T14:00:00Z"}""",
                """{"n":3,"event":"CarPassed","at":"2026-06-13T14:10:00Z","car":"27","line":"pit-in"}""",
                """{"n":4,"event":"CarPassed","at":"2026-06-13T14:10:09.920Z","car":"27","line":"pit-out"}""");
            raceControl.AckOf(4).Within();
            killed.Kill();
        }
        using (var again = GatewayProgram.Start(Data))
        {
            // The stations find the new broker in the place of the one that was killed with the gateway.
            Assert.Equal(port, $"{again.Port}");
            using var raceControl = new TestStation("race-control", again.OptionsFor("race-control"));
            raceControl.Observe(
                """{"n":4,"event":"CarPassed","at":"2026-06-13T14:10:09.920Z","car":"27","line":"pit-out"}""",
                """{"n":5,"event":"CarPassed","at":"2026-06-13T14:20:00Z","car":"27","line":"pit-in"}""",
                """{"n":6,"event":"CarPassed","at":"2026-06-13T14:20:11Z","car":"27","line":"pit-out"}""");
            raceControl.AckOf(6).Within();
            Assert.Equal(0, again.Terminate());
            Assert.Contains(again.Lines, line => line.StartsWith("verdict compliant minimum-stop/27/stop-2"));
        }
        using var reader = new DataFolder(Data).Log.Read();
        var standing = reader.VerdictHistory().GroupBy(record => record.Id)
            .Select(history => history.Last().Json!).ToList();
        Assert.Contains(standing, json => json.Contains("stop-1") && json.Contains("\"shortfallMs\":80.0"));
        var history = reader.VerdictHistory().ToList();
        Assert.Equal(history.Count, history.Distinct().Count());
        Assert.Equal(0, Pitmarshal.Run("verify", "--data", Data).Status);
    }

    [Fact]
    public void Verify_tells_the_first_difference()
    {
        A_verdict_comes_out_is_recorded_once_over_a_kill_and_verifies();
        Change("UPDATE verdict SET json = replace(json, 'infringement', 'compliant') WHERE json LIKE "
            + "'%\"infringement\"%'");
        var (status, output, error) = Pitmarshal.Run("verify", "--data", Data);
        Assert.Equal((1, ""), (status, output));
        Assert.Contains("recorded is {\"id\":\"minimum-stop/27/stop-1\"", error);
        Change("UPDATE entry SET body = replace(body, '09.920', '10.920') WHERE kind = 2");
        Assert.Contains("is not what was written", Pitmarshal.Run("verify", "--data", Data).Errors);
    }

    [Fact]
    public void Regulations_are_frozen_when_the_race_starts()
    {
        A_verdict_comes_out_is_recorded_once_over_a_kill_and_verifies();
        var rules = Path.Combine(Data, "rules.yaml");
        File.WriteAllText(rules, File.ReadAllText(rules).Replace("10s", "9s"));
        var (status, output, error) = Pitmarshal.Run(
            "run", "--data", Data, "--listen", "none", "--regulations", rules);
        Assert.Equal((2, ""), (status, output));
        Assert.Contains("rules.yaml: the race has started under other regulations", error);
    }

    [Fact]
    public void Bad_messages_are_told_and_the_gateway_goes_on()
    {
        using var gateway = GatewayProgram.Start(Data);
        using (var huge = new TestStation("entry", gateway.OptionsFor("entry")))
        {
            huge.Say("obs", new byte[10_000_000]);
        }
        using var station = new TestStation("exit", gateway.OptionsFor("exit"));
        station.Say("obs", [0xFF, 0xFE]);
        station.Observe(World.Tag(1, 1, point: "pit-out"));
        station.AckOf(1).Within();
        Assert.Equal(0, gateway.Terminate());
        using var reader = new DataFolder(Data).Log.Read();
        var rejected = reader.Entries().Where(entry => entry.Kind == EntryKind.Rejected)
            .Select(entry => Encoding.UTF8.GetString(entry.Body)).ToList();
        Assert.Contains(rejected, body => body.Contains("more than 65536 bytes"));
        Assert.Contains(rejected, body => body.Contains("not valid UTF-8"));
    }

    [Fact]
    public void A_log_that_can_keep_no_more_ends_the_gateway_with_the_reason()
    {
        using var gateway = GatewayProgram.Start(Data);
        using var station = new TestStation("entry", gateway.OptionsFor("entry"));
        Change("DROP TABLE observation");
        for (var n = 1; n <= 2000; n++)
        {
            station.Observe(World.Tag(n, n));
        }
        Assert.Equal(1, gateway.Ended());
        Assert.Contains(gateway.Lines, line => line.StartsWith("SQLite: "));
        Assert.DoesNotContain(gateway.Lines, line => line.Contains("Unhandled"));
        Assert.Equal(0, station.Acked);
    }

    [Fact]
    public void A_station_cannot_take_the_gateways_place_at_the_broker()
    {
        using var gateway = GatewayProgram.Start(Data);
        using var impostor = new PitMarshal.Mqtt.MqttLink("pitmarshal-home", gateway.OptionsFor("entry"));
        Assert.Contains("not for this user", Assert.Throws<PitMarshal.Mqtt.MqttException>(impostor.Connect).Message);
        using var station = new TestStation("exit", gateway.OptionsFor("exit"));
        station.Observe(World.Tag(1, 1, point: "pit-out"));
        station.AckOf(1).Within();
        Assert.Single(gateway.Lines, line => line.StartsWith("ready "));
    }

    [Fact]
    public void What_a_station_wrote_does_not_move_the_terminals_cursor()
    {
        using var gateway = GatewayProgram.Start(Data);
        using var station = new TestStation("entry", gateway.OptionsFor("entry"));
        station.Observe("""{"n":1,"us":1,"k":"\u001b[2J\nready"}""");
        station.Observe(World.Tag(1, 1));
        station.AckOf(1).Within();
        gateway.Terminate();
        Assert.Contains(gateway.Lines, line => line.EndsWith("unknown kind '\uFFFD[2J\uFFFDready'"));
    }

    [Theory]
    [InlineData("UPDATE entry SET event = 77 WHERE position = (SELECT min(position) FROM entry WHERE kind = 1)",
        "is not counted")]
    [InlineData("DELETE FROM observation WHERE n = 2", "race-control/5f21c0d4/2 is not in the index")]
    [InlineData("INSERT INTO observation VALUES (1, 99, 1)", "is not in the index")]
    [InlineData("INSERT INTO observation VALUES (1, 99, 9999)", "names entry 9999")]
    [InlineData("UPDATE stream SET boot = 'other'", "is not in the index")]
    [InlineData("DELETE FROM stream", "is not in the index")]
    [InlineData("DROP TABLE observation", "no such table")]
    public void Verify_notices_a_change_in_whatever_table(string change, string what)
    {
        A_verdict_comes_out_is_recorded_once_over_a_kill_and_verifies();
        Change(change);
        var (status, output, error) = Pitmarshal.Run("verify", "--data", Data);
        Assert.Equal((1, ""), (status, output));
        Assert.Contains(what, error);
    }

    [Fact]
    public void Verify_tells_who_accepted_damage_and_checks_the_rest_but_the_chain_holds_no_more()
    {
        A_verdict_comes_out_is_recorded_once_over_a_kill_and_verifies();
        Change("UPDATE entry SET body = body || ' ' WHERE position = (SELECT min(position) FROM entry WHERE kind = 1)");
        Pitmarshal.Run("accept-damage", "--data", Data, "--by", "Ana", "--reason", "a bad disk");
        var (status, output, error) = Pitmarshal.Run("verify", "--data", Data);
        Assert.Equal(1, status);
        Assert.Contains("Ana went on with damage (entries lost or changed: 1): a bad disk", output);
        Assert.Contains("is not what was written", error);
        Assert.Contains("that was accepted, and all else is as recorded", error);
        Change("DELETE FROM observation WHERE n = 2");
        Assert.Contains("is not in the index", Pitmarshal.Run("verify", "--data", Data).Errors);
    }

    [Fact]
    public void Verify_fails_when_the_regulations_that_judged_were_changed()
    {
        A_verdict_comes_out_is_recorded_once_over_a_kill_and_verifies();
        File.AppendAllText(Directory.GetFiles(Path.Combine(Data, "regulations")).Single(), "# changed\n");
        var (status, _, error) = Pitmarshal.Run("verify", "--data", Data);
        Assert.Equal(1, status);
        Assert.Contains("not the regulations that judged", error);
    }

    [Fact]
    public void A_log_cut_at_its_end_is_told_by_the_head_beside_it_or_by_the_end_of_the_chain_that_somebody_noted()
    {
        A_verdict_comes_out_is_recorded_once_over_a_kill_and_verifies();
        var whole = Pitmarshal.Run("verify", "--data", Data);
        Change("""
            DELETE FROM verdict WHERE position >= (SELECT max(position) - 1 FROM entry);
            DELETE FROM observation WHERE position >= (SELECT max(position) - 1 FROM entry);
            DELETE FROM entry WHERE position >= (SELECT max(position) - 1 FROM entry)
            """);
        var told = Pitmarshal.Run("verify", "--data", Data);
        Assert.Equal((0, 1), (whole.Status, told.Status));
        Assert.Contains("is not there any more", told.Errors);
        File.Delete(Path.Combine(Data, "race.db.head"));
        var keptByBroker = KeptMessages.FileIn(new DataFolder(Data).Broker);
        Assert.Contains($"as {keptByBroker} says", Pitmarshal.Run("verify", "--data", Data).Errors);
        File.Delete(keptByBroker);
        var witnessed = Pitmarshal.Run("verify", "--data", Data);
        Assert.Equal(1, witnessed.Status);
        Assert.Contains("race.ndjson holds events beyond the log's", witnessed.Errors);
        File.Delete(Path.Combine(Data, "race.ndjson"));
        var cut = Pitmarshal.Run("verify", "--data", Data);
        Assert.Equal(0, cut.Status);
        var noted = $"{whole.Output.Split(' ')[0]}:{whole.Output.Split("ends with ")[1].Trim()}";
        Assert.Equal(1, Pitmarshal.Run("verify", "--data", Data, "--head", noted).Status);
        Assert.NotEqual(whole.Output.Split("ends with ")[1], cut.Output.Split("ends with ")[1]);
    }

    [Fact]
    public void A_log_whose_tables_do_not_fit_together_is_told_and_not_gone_on_with()
    {
        A_verdict_comes_out_is_recorded_once_over_a_kill_and_verifies();
        Change("UPDATE stream SET boot = 'other'");
        var (status, _, error) = Pitmarshal.Run("run", "--data", Data, "--listen", "none");
        Assert.Equal(1, status);
        Assert.Contains("damaged or changed", error);
        Assert.DoesNotContain("Unhandled", error);
    }

    [Fact]
    public void Two_gateways_do_not_share_a_folder()
    {
        using var first = GatewayProgram.Start(Data);
        var (status, _, error) = Pitmarshal.Run("run", "--data", Data, "--listen", "none");
        Assert.Equal(2, status);
        Assert.Contains("another gateway runs here", error);
    }

    [Fact]
    public void A_station_asks_for_the_time_and_has_it_from_the_file_that_a_rehearsal_controls()
    {
        var clock = Path.Combine(Data, "clock");
        File.WriteAllBytes(clock, BitConverter.GetBytes(1_780_000_000_000_000));
        using var gateway = GatewayProgram.Start(Data, "--clock", clock);
        using var client = new PitMarshal.Mqtt.MqttLink("entry", gateway.OptionsFor("entry"));
        var told = new TaskCompletionSource<string>();
        using var listening = new ManualResetEventSlim();
        client.Received += message => told.TrySetResult(Encoding.UTF8.GetString(message.Payload));
        client.Subscribed += _ => listening.Set();
        client.Connect();
        client.Subscribe("pitmarshal/v1/home/entry/clock/tell", 0);
        listening.Within();
        client.Publish("pitmarshal/v1/home/entry/clock/ask", """{"boot":"b1","us":77}"""u8, 0, retain: false);
        Assert.Equal("""{"boot":"b1","us":77,"rx":1780000000000000,"tx":1780000000000000}""", told.Task.Within());
    }

    private List<long> Stored()
    {
        using var reader = new DataFolder(Data).Log.Read();
        return [.. reader.Entries().Where(entry => entry.Kind == EntryKind.Observation)
            .Select(entry => ObservationBody.Read(entry.Body, entered: false).N)];
    }

    private void Change(string sql) => DatabaseFile.Change(new DataFolder(Data).LogFile, sql);
}
