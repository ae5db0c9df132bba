using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Views;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Live;
using PitMarshal.Web.Stations.Details;

namespace PitMarshal.Web.Stations;

/// <summary>One reason why a station is, or was, not to be relied on.</summary>
/// <param name="What">In plain words.</param>
/// <param name="Since">When it began; null where nobody knows.</param>
/// <param name="Blind">What the judge makes of it; null where it judges as ever.</param>
public sealed record StationProblem(string What, Instant? Since, StationBlind? Blind = null)
{
    private const string Mended = "mended";

    // From here on passings are told in whole seconds (TimeFormat.Running).
    private const double CoarseMs = 50;

    /// <summary>When it ended; null while it lasts.</summary>
    internal Instant? Until => Blind?.To;

    /// <summary>What is wrong now, in order of weight.</summary>
    internal static IReadOnlyList<StationProblem> Now(StationView station)
    {
        if (station.LastHeard is null)
        {
            return [new("nothing was ever heard of it", null)];
        }
        var lasting = station.Blinds.Where(blind => blind.To is null).ToList();
        var gap = lasting.Find(blind => blind is { Input: null, What: null });
        return
        [
            .. station.GapSince is { } since
                ? [new StationProblem(station.Online
                    ? "it is heard again, but has not yet sent all it saw meanwhile"
                    : "nothing is heard of it", since, gap)]
                : Array.Empty<StationProblem>(),
            .. lasting.Where(blind => blind != gap || station.GapSince is null).Select(blind => Of(station, blind)),
            .. Itself(station),
        ];
    }

    /// <summary>What is over, and still leaves one of these verdicts undecided, in order of its beginning.</summary>
    internal static IReadOnlyList<StationProblem> Past(StationView station, IReadOnlyList<Verdict> undecided) =>
        [.. station.Blinds.Where(blind => blind.To is not null && undecided.Any(blind.MakesUndecided))
            .Select(blind => Of(station, blind))];

    internal bool Concerns(LanePlace place) =>
        Blind is null || (place.IsBox ? Blind.ConcernsBox(place.Name) : Blind.ConcernsPoint(place.Name));

    /// <summary>The verdicts that it leaves undecided.</summary>
    internal IReadOnlyList<Verdict> Of(IReadOnlyList<Verdict> undecided) =>
        Blind is null ? [] : [.. undecided.Where(Blind.MakesUndecided)];

    /// <summary>The cars in the pit lane of which it hides something now.</summary>
    internal IReadOnlyList<CarProgress> In(RaceProgress race) => Blind is not { To: null, Reason: var reason } ? []
        : [.. race.Cars.Where(car =>
            car.InPitLane is { } stop && stop.Blinds.Any(blind => blind.To is null && blind.Reason == reason))];

    private static StationProblem Of(StationView station, StationBlind blind)
    {
        var input = station.Inputs.FirstOrDefault(input => input.Input == blind.Input);
        var where = input is null ? blind.Input : $"{input.Input}, {InputWords.Of(input)}";
        return new(where is null ? blind.What ?? blind.Reason : $"{where}: {blind.What}", blind.From, blind);
    }

    /// <summary>
    /// What is wrong with the station and not with what it sees. Some of it an offline station can no longer tell.
    /// </summary>
    private static IEnumerable<StationProblem> Itself(StationView station)
    {
        if (station.OpenHoles is [{ After: var after }, ..] holes)
        {
            var missing = holes.Sum(hole => hole.To - hole.From + 1);
            yield return new(missing == 1 ? "1 observation is missing" : $"{missing} observations are missing", after);
        }
        foreach (var told in station.ToldFaults.Where(told => IsOfItself(station, told)).GroupBy(told => told.Input)
            .Select(same => same.Last()))
        {
            if (told.What != Mended)
            {
                yield return new($"{told.Input}: {told.What}", told.At);
            }
        }
        if (station.Config == false)
        {
            yield return new("it works by a configuration that is not the venue's", null);
        }
        if (station.Figures is { OutboxUsed: { } used, OutboxCapacity: { } capacity } && used * 2 > capacity)
        {
            yield return new("its outbox is more than half full", null);
        }
        if (station.Online && station.Clock is not { UMs: <= CoarseMs })
        {
            yield return new(station.Clock is null
                ? "its clock is not known yet"
                : $"its clock is known only to more than ± {CoarseMs} ms", null);
        }
    }

    /// <summary>Told by the boot that runs, of nothing that is wired to it: journal, config.</summary>
    private static bool IsOfItself(StationView station, ToldFault told)
    {
        var booted = station is { HealthAt: { } at, Figures.UpSeconds: { } up and < 1_000_000_000 }
            ? at.Plus(-(up + 1) * 1_000_000)
            : (Instant?)null;
        return told.Input is not ("" or "inputs" or "serial") && station.Inputs.All(input => input.Input != told.Input)
            && (booted is null || told.At >= booted);
    }
}
