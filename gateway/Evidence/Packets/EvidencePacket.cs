using PitMarshal.Events;
using PitMarshal.Evidence.Drawing;
using PitMarshal.Ingest;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules;
using PitMarshal.Regulations;
using PitMarshal.Store;

namespace PitMarshal.Evidence.Packets;

/// <summary>
/// Everything about one stop: made of its <see cref="Source"/> alone, at export and at every check the same.
/// </summary>
public sealed record EvidencePacket
{
    public required PacketSource Source { get; init; }

    public required RaceRegulations Regulations { get; init; }

    /// <summary>The race, as far as the events of the packet tell it.</summary>
    public required RaceProgress Race { get; init; }

    /// <summary>The car's entry; null when it was never listed.</summary>
    public required EntryListed? Entry { get; init; }

    public required StopProgress Stop { get; init; }

    /// <summary>The verdicts on the stop, in the order of the regulations.</summary>
    public required IReadOnlyList<JudgedRule> Verdicts { get; init; }

    /// <summary>The rules of the whole race that count stops, in the order of the regulations.</summary>
    public required IReadOnlyList<CountingRule> Counting { get; init; }

    /// <summary>Corrections of what it rests on, and bulletins that changed its rules, in order of the log.</summary>
    public required IReadOnlyList<RaceEvent> Changes { get; init; }

    public required IReadOnlyList<StopClock> Clocks { get; init; }

    /// <summary>
    /// The entries that the verdicts name as evidence, and what else happened to the car during the
    /// stop; in order of the log.
    /// </summary>
    public required IReadOnlyList<ChainedEntry> RestsOn { get; init; }

    /// <summary>How many events it was judged from.</summary>
    public required int Events { get; init; }

    /// <summary>What its drawing shows; a stop in progress up to the last that is known of it.</summary>
    public DrawnStop Drawn => new(Source.Car, Stop, [.. Verdicts.Select(judged => judged.Verdict)], Race.Flags,
        RestsOn.Where(entry => entry.Entry.Kind == EntryKind.Event).Select(entry => Rejudging.Parse(entry.Entry).At)
            .Append(Stop.In?.At ?? default).Max(),
        Regulations);

    /// <summary>Judges the source anew, and gathers what concerns the stop.</summary>
    /// <exception cref="BadInput">The regulations cannot be read, or the events hold no such stop.</exception>
    /// <exception cref="LogFailed">An entry is no event.</exception>
    public static EvidencePacket From(PacketSource source)
    {
        var regulations = RegulationsFile.Parse(source.Regulations, "regulations");
        var judged = new Rejudging(source.Entries, regulations);
        var race = judged.Judge.Progress();
        var car = race.Cars.FirstOrDefault(car => car.Car == source.Car)
            ?? throw new BadInput($"there is no car {source.Car} in this log");
        var stop = car.Stops.FirstOrDefault(stop => stop.Number == source.Stop)
            ?? throw new BadInput($"car {source.Car} has no stop {source.Stop}: it has {car.Stops.Count}");
        var verdicts = judged.On(source.Car, source.Stop);
        var basis = new StopBasis(judged, source.Car, stop, verdicts);
        return new EvidencePacket
        {
            Source = source,
            Regulations = regulations,
            Race = race,
            Entry = car.Entry,
            Stop = stop,
            Verdicts = [.. verdicts.Select(verdict => new JudgedRule(
                verdict, judged.Asks(verdict, stop.In?.At), race.Rulings.GetValueOrDefault(verdict.Id) ?? []))],
            Counting = judged.Counting(stop.In?.At),
            Changes = basis.Changes(),
            Clocks = basis.Clocks(),
            RestsOn = basis.Entries(source.Entries),
            Events = judged.Events.Count,
        };
    }
}
