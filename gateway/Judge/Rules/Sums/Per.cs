namespace PitMarshal.Judge.Rules.Sums;

/// <summary>
/// For whom a <c>sum</c> is added up: each driver of a car, the car, its drivers of one rating together, or all cars of
/// a class together.
/// </summary>
public enum Per { Driver, Car, Rating, Class }

public static class PerWords
{
    public static string Explain(this Per per) => per switch
    {
        Per.Driver => "of each driver",
        Per.Car => "of a car",
        Per.Rating => "of a car's drivers of one rating together",
        Per.Class => "of all cars of a class together",
    };
}
