using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Forecasting;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Counts;

// What a minimum of stops asks of one in progress: to count, as long as too few have counted.
public sealed partial class Count
{
    internal override RequirementOf Requires => driver switch
    {
        StopDriver.Changed => RequirementOf.DriverChange,
        StopDriver.Out => RequirementOf.DriverExit,
        _ => RequirementOf.Time,
    };

    internal override TruthValue? MetBy(Subject stop)
    {
        if (Applies(stop).Answer == false || !IsAskedOf(stop))
        {
            return null;
        }

        var counts = CountsInForce(stop);
        return counts.Answer != false ? counts : new(false, $"As it is, the stop does not count. {Explain()}");
    }

    private protected override IEnumerable<Forecast?> Forecasts(Subject subject) =>
        atLeast is null || subject.Stop is null || !IsAskedOf(subject) ? [] :
        [
            StopForecast.Earliest(
                this, subject, atLeast.In(subject),
                asked => $"At least {asked} from the pit-in for the stop to count."),
        ];

    /// <summary>Stops are asked for still, and this one may be one of them.</summary>
    private bool IsAskedOf(Subject stop)
    {
        if (min is null || !over.IsRace || Head.When.Selects(stop).Answer == false)
        {
            return false;
        }

        var counted = stop.Driving.OfStops(Name, one => CountsInForce(stop with { Stop = one }))
            .Take(stop.Stop!.Number - 1).Count(counts => counts.Answer == true);
        return Asked(min, stop) is not { } asked || counted < asked.High;
    }
}
