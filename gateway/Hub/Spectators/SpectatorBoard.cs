using PitMarshal.Events;
using PitMarshal.Hub.Races;
using PitMarshal.Judge.Progress;

namespace PitMarshal.Hub.Spectators;

/// <summary>A race as spectators see it after an entry of its log.</summary>
/// <param name="Position">The entry.</param>
/// <param name="Title">Of the race.</param>
/// <param name="Phase">Of the race.</param>
/// <param name="Flag">The one that is shown; null before the start.</param>
/// <param name="At">Of the latest event; null before there is one.</param>
/// <param name="Cars">In order.</param>
internal sealed record SpectatorBoard(
    long Position, string Title, string Phase, string? Flag, Instant? At, IReadOnlyList<SpectatorCar> Cars)
{
    internal static SpectatorBoard Of(string race, RaceState state)
    {
        var progress = state.Judge.Progress();
        var cars = progress.Cars.ToDictionary(car => car.Car);
        var result = state.Timing.MainSession is { } session ? state.Timing.Classify(session) : null;
        return new(state.Position, progress.Title ?? progress.Race ?? race, Words<RacePhase>.Write(progress.Phase),
            progress.Flag is { } flag ? Words<Flag>.Write(flag) : null, progress.Latest,
            [.. (result?.Cars ?? []).Select(car => cars.GetValueOrDefault(car.Car) is { } known
                ? SpectatorCar.Of(car, known.Entry?.Team, known.InPitLane is not null)
                : SpectatorCar.Of(car, null, false))]);
    }
}
