using PitMarshal.Judge.Times;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Sums;

// What is added up and asked, in words.
public sealed partial class Sum
{
    public override string Explain()
    {
        var what = of switch
        {
            SumOf.DriveTime => "The drive time",
            SumOf.PitLaneTime => "The pit-lane time of all stops together",
            SumOf.StationaryTime => "The stationary time of all stops together",
            SumOf.RefuelTime => "The refuel time of all stops together",
            SumOf.Laps => "The number of laps",
        };
        var whose = per switch
        {
            Per.Driver => "of each driver",
            Per.Car => "of a car",
            Per.Rating => "of a car's drivers of one rating together",
            Per.Class => "of all cars of a class together",
        };
        var least = new[] { limits.Min, limits.ShareMin }.OfType<Amount>()
            .Select(amount => $"at least {amount.Explain()}");
        var most = new[] { limits.Max, limits.ShareMax }.OfType<Amount>()
            .Select(amount => $"at most {amount.Explain()}");
        return $"{what} {whose} {over.Explain()} is {string.Join(" and ", least.Concat(most))}."
            + (of == SumOf.DriveTime ? $" {pitTime.Explain()} {until.Explain()}" : "");
    }

    private (string What, string Where) Words(Subject subject)
    {
        var what = of switch
        {
            SumOf.DriveTime => "Drive time",
            SumOf.PitLaneTime => "Pit-lane time",
            SumOf.StationaryTime => "Stationary time",
            SumOf.RefuelTime => "Refuel time",
            _ => "Laps",
        };
        var whose = subject.DriverId is { } driver
            ? $" of {driver}"
            : subject.Rating is { } rating
            ? $" of the drivers rated {rating}"
            : subject.Class is { } carClass ? $" of class {carClass}" : "";
        return ($"{what}{whose}", over.Explain());
    }
}
