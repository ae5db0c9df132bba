using PitMarshal.Judge.Box;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Sensing;
using PitMarshal.Web.Lane;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Api.Cars;

/// <summary>A car in the pit lane.</summary>
/// <param name="PitIn">Absent when no pit-in was seen.</param>
/// <param name="PitLaneMs">Since pit-in, to now.</param>
/// <param name="IsStanding">Absent where nothing observes it, as the next.</param>
/// <param name="StationaryMs">Of this stop, to now.</param>
/// <param name="Doubt">Why its being here is doubtful, in plain words.</param>
/// <param name="Forecasts">From when on it may leave, a rule each.</param>
public sealed record CarInLane(
    string Car, string? Class, string? Team, string? Box, int Stop, Moment? PitIn, decimal? PitLaneMs, bool? IsStanding,
    decimal? StationaryMs, string? DriverIn, string? DriverOut, string? Doubt, IReadOnlyList<ForecastAnswer> Forecasts)
{
    internal static CarInLane Of(Snapshot shows, CarProgress car, StopProgress stop)
    {
        var standing = stop.States.FirstOrDefault(row => row.Fact == Fact.Standing);
        return new(
            car.Car, car.Entry?.Class, car.Entry?.Team, car.Entry?.Box, stop.Number, stop.In,
            stop.In is { } pitIn ? Math.Max(0, shows.Now.Since(pitIn.At)) / 1000m : null,
            standing?.IsSo, standing is null ? null : StationarySoFar.Micros(standing, shows.Now) / 1000m,
            stop.DriverIn, stop.DriverOut, stop.Doubt,
            [.. shows.Forecasts.Where(forecast => forecast.Car == car.Car && forecast.Stop is not null)
                .Select(ForecastAnswer.Of)]);
    }
}
