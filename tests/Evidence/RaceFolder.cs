using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Evidence;
using PitMarshal.Evidence.Packets;
using PitMarshal.Evidence.Page;
using PitMarshal.Evidence.Sealing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Stations;
using PitMarshal.Judge;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Evidence;

/// <summary>
/// A race's folder with a log as a gateway writes it: observations, the events made of them, the verdicts they change.
/// </summary>
internal sealed class RaceFolder : IDisposable
{
    public static readonly Instant Now = Instant.Parse("2026-06-13T18:00:00Z");

    private const string Regulations = """
        regulations: test
        title: Test <race> & co
        rules:
          - { rule: minimum-stop, article: "7.2", kind: min-duration, of: pit-lane-time, value: 85s, penalty: { kind: stop-go, add: shortfall, roundUp: 1s } }
          - { rule: standing, article: "7.3", kind: min-duration, of: stationary-time, value: 30s }
          - { rule: solo-exit, kind: driver-exit, evidence: [seat-empty, both-feet], when: { driver: same } }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-evidence-");
    private long _n;

    public DataFolder Data => new(_folder.FullName);

    public string Path => _folder.FullName;

    /// <summary>Writes these events, the first of them after the choice of regulations.</summary>
    public RaceFolder With(IEnumerable<RaceEvent> events)
    {
        var file = System.IO.Path.Combine(_folder.FullName, "test.yaml");
        File.WriteAllText(file, Regulations);
        var (regulations, hash) = Data.Keep(file);
        using var log = Data.Log.Write();
        var home = new Venue("home", [new VenueStation("entry", "pit-entry", [])], new BrokerListener());
        var recorder = new Recorder(log, new LogState(home), new JudgedRace());
        recorder.Append(regulations, hash, by: null);
        var stream = recorder.State.Open(log.NewStream("entry", "b1"), "entry", "b1")!;
        foreach (var e in events)
        {
            if (e is CarPassed && e.Source is null)
            {
                _n++;
                var json = Encoding.UTF8.GetBytes($$"""{"n":{{_n}},"us":{{_n}},"k":"tag"}""");
                var seen = new Observation { N = _n, Us = _n, Kind = "tag" };
                recorder.Append(stream, new ObsItem(seen, null, json), e.At);
                recorder.Append(e with { Source = $"entry/b1/{_n}" });
            }
            else
            {
                recorder.Append(e);
            }
        }
        recorder.Commit();
        return this;
    }

    public EvidencePacket Packet(string car = "27", int stop = 1) => PacketExport.Of(Data, car, stop, Now);

    public (EvidencePacket Packet, SealedPacket Closed) Sealed(string car = "27", int stop = 1)
    {
        using var key = EvidenceKey.Open(Data);
        var packet = Packet(car, stop);
        return (packet, SealedPacket.Of(packet, key));
    }

    public byte[] Page(string car = "27", int stop = 1)
    {
        var (packet, closed) = Sealed(car, stop);
        return PacketPage.Write(packet, closed);
    }

    /// <summary>
    /// A race in which car 27 stops for 84.92 s, its driver changes, a steward rules, and other cars drive, too.
    /// </summary>
    public static IEnumerable<RaceEvent> Race() => new Story()
        .Add(-60, new RaceScheduled("six-hours", "Six <b>Hours</b> & more", 21_600_000))
        .Add(-50, new EntryListed(
            "27", "GT", "Team \"One\" </script>", "4", ["1234"], [new("d1", "Driver 1"), new("d2", "Driver 2")]))
        .Add(-49, new EntryListed("28", "GT", Box: "5", Transponders: ["99"]))
        .Add(-40, new ClockSampled("entry", "b1", 10, 1_700_000_000_000_000, 800))
        .Race()
        .Add(1, new DriverIdentified("27", "d1"))
        .Pass(300, Line.StartFinish, car: "28").Lap(310)
        .In(1000, uMs: 1.5).Stands(1010, 1070).Add(1012, new SeatEmptied("27"))
        .Add(1013, new FootPlaced("27", Side.Left) { UMs = 40 })
        .Add(1020, new FlagShown(Flag.SafetyCar)).Add(1040, new DriverIdentified("27", "d2") { Source = "box-4/b2/9" })
        .Add(1050, new FootLifted("27", Side.Left)).Add(1060, new SeatTaken("27"))
        .Pass(1075, Line.PitIn, car: "28")
        .Out(1084.92, uMs: 1.5)
        .Add(1100, new StewardRuled("minimum-stop/27/stop-1", Ruling.Amended, "Ana", "short by little", "stop-go 2 s"))
        .Pass(1200, Line.PitOut, car: "28").Lap(1300)
        .Events;

    public void Dispose() => _folder.Delete(recursive: true);
}
