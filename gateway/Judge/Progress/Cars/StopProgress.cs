using PitMarshal.Events;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Progress.Cars;

/// <summary>One visit of a car to the pit lane, over or in progress, with all that was seen of it.</summary>
public sealed record StopProgress
{
    /// <summary>From 1, in order of pit-in.</summary>
    public required int Number { get; init; }

    /// <summary>Null when no pit-in was seen.</summary>
    public Moment? In { get; init; }

    /// <summary>Null while the car is in the pit lane, or when no pit-out was seen.</summary>
    public Moment? Out { get; init; }

    /// <summary>The car is in the pit lane as far as the log goes.</summary>
    public required bool InPitLane { get; init; }

    /// <summary>Why its ends or its being are doubtful, in plain words; null when they are not.</summary>
    public string? Doubt { get; init; }

    /// <summary>Who brought the car in; null when not known.</summary>
    public string? DriverIn { get; init; }

    /// <summary>Who has the car at the end of the stop, or now; null when not known.</summary>
    public string? DriverOut { get; init; }

    /// <summary>What the team declared it to be, or null.</summary>
    public string? Declared { get; init; }

    /// <summary>Who was identified at the car within the stop, in order.</summary>
    public IReadOnlyList<DriverMoment> Drivers { get; init; } = [];

    /// <summary>What the box saw, a row a fact.</summary>
    public IReadOnlyList<StateRow> States { get; init; } = [];

    /// <summary>
    /// Where the box or one of the lines was blind or doubted, from just before the pit-in (a pulse lost there would
    /// count) to the pit-out.
    /// </summary>
    public IReadOnlyList<BlindSpell> Blinds { get; init; } = [];

    internal static StopProgress Of(Subject subject)
    {
        var (race, car, stop) = (subject.Race, subject.Car, subject.Stop!);
        var (from, to) = (stop.In?.At ?? stop.After, stop.Out?.At ?? stop.Before ?? Spell.Forever);
        return new()
        {
            Number = stop.Number,
            In = Moment.Of(stop.In),
            Out = Moment.Of(stop.Out),
            InPitLane = stop.InPitLane,
            Doubt = WhyDoubtful(race, stop),
            DriverIn = subject.DriverAt(from),
            DriverOut = subject.DriverAt(DriverChanges.Until(car, stop)),
            Declared = Rules.Conditions.Declared.Of(subject).Said is [.., var said] ? said.As : null,
            Drivers = [.. car.IdentifiedWithin(from, to).Select(d => new DriverMoment(d.Driver, Moment.Of(d)))],
            States =
                [.. Enum.GetValues<Fact>().Where(f => car.Signal(f).Reported)
                    .Select(f => StateRow.Of(f, car.Signal(f), from, to))],
            Blinds = race.Stations.Blinds.Count == 0 ? [] : Unseen(race, car, stop, to),
        };
    }

    private static string? WhyDoubtful(Race race, Stop stop)
    {
        var lane = PitLaneTime.Of(race, stop).Value;
        var pulse = stop is { InPitLane: true, In: { } pitIn } ? stop.FalsePulse ?? Doubts.OfMark(race, pitIn) : null;
        return lane.Unsound ?? pulse ?? lane.MayBeShorter ?? (lane.LostBefore ?? lane.LostWithin)?.Reason;
    }

    private static List<BlindSpell> Unseen(Race race, Car car, Stop stop, Instant to)
    {
        var pulse = stop.In?.At.Plus(-Race.FurtherPulseMicros) ?? stop.After;
        var from = pulse > stop.After ? pulse : stop.After;
        var box = car.BoxBlinds(race, stop.In?.At ?? from).Within(from, to).ToHashSet();
        return [.. race.Stations.Blinds.Within(from, to)
            .Where(b => b.Covers(Line.PitIn) || b.Covers(Line.PitOut) || box.Contains(b))
            .Select(b => new BlindSpell(b.From, b.To == Spell.Forever ? null : b.To, b.Reason))];
    }
}
