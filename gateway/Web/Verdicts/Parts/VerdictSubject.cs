using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Lane;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Verdicts.Parts;

/// <summary>What a verdict is about, in words.</summary>
internal static class VerdictSubject
{
    internal static CarProgress? CarOf(this Snapshot shows, Verdict verdict) =>
        shows.Race.Cars.FirstOrDefault(car => car.Car == verdict.Car);

    /// <summary>The stop it concerns; null when it concerns none, or one that is no more.</summary>
    internal static StopProgress? StopOf(this Snapshot shows, Verdict verdict) =>
        shows.CarOf(verdict)?.Stops.FirstOrDefault(stop => stop.Number == verdict.Stop);

    /// <summary>The latest ruling about it, or null.</summary>
    internal static StewardRuled? RulingOf(this Snapshot shows, string id) =>
        shows.Race.Rulings.GetValueOrDefault(id) is [.., var last] ? last : null;

    /// <summary><c>Stop 3</c>, <c>Stint 2</c>, the driver's name, <c>Race</c>.</summary>
    internal static string Of(Verdict verdict, CarProgress? car)
    {
        var part = verdict.Id.Split(
            '/', verdict.Car.Length > 0 ? 2 + verdict.Car.Count(letter => letter == '/') + 1 : 2)[^1];
        return part.Split('-', 2) switch
        {
            ["stop" or "stint" or "drive" or "rest", var number] when IsNumber(number) =>
                $"{char.ToUpperInvariant(part[0])}{part.Split('-')[0][1..]} {number}",
            ["driver", var driver] when verdict.Driver == driver =>
                car is null ? driver : DriverState.Name(car, driver),
            ["rating", var rating] => $"Drivers rated {rating}",
            ["class", var name] => $"Class {name}",
            _ => "Race",
        };
    }

    /// <summary>Where a page about it lies.</summary>
    internal static string Href(string id) => "/verdicts/" + Escaped(id);

    /// <summary>Where the notice of the decision about it lies.</summary>
    internal static string Notice(string id) => "/notices/" + Escaped(id);

    private static string Escaped(string id) => string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
