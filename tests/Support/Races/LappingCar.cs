using PitMarshal.Events;

namespace PitMarshal.Tests.Support.Races;

/// <summary>
/// A car that goes round in equal laps and comes in at the end of one: the lap with a visit takes so much longer. All
/// in seconds after the race's start; all of its passings and all of what its box sees are told.
/// </summary>
internal sealed class LappingCar(Story story, string car = "27", double lap = 100)
{
    private const double ToLine = 10;

    /// <summary>When it last passed start-finish.</summary>
    public double At { get; private set; }

    /// <summary>
    /// A visit of so many seconds at the end of the lap in progress at an instant, the pit-in exactly then: the laps
    /// before it are a little longer or shorter so that it fits.
    /// </summary>
    /// <param name="seconds">The pit-in.</param>
    /// <param name="stay">Pit-in to pit-out.</param>
    /// <param name="inside">What happens in the box, told from the pit-in.</param>
    public LappingCar Visit(double seconds, double stay, Action<Story, double>? inside = null)
    {
        Spread(seconds - (lap - ToLine));
        story.Pass(seconds, Line.PitIn, car: car);
        inside?.Invoke(story, seconds);
        story.Pass(seconds + stay, Line.PitOut, car: car);
        Pass(seconds + stay + ToLine);
        return this;
    }

    /// <summary>Passes start-finish last at an instant, in laps of about the same length.</summary>
    public LappingCar Finish(double seconds)
    {
        Spread(seconds);
        return this;
    }

    private void Spread(double until)
    {
        var laps = Math.Max(1, (int)Math.Round((until - At) / lap));
        var (from, each) = (At, (until - At) / laps);
        for (var i = 1; i <= laps; i++)
        {
            Pass(from + (i * each));
        }
    }

    private void Pass(double at)
    {
        story.Pass(at, Line.StartFinish, car: car);
        At = at;
    }
}
