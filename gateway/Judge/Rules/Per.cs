namespace PitMarshal.Judge.Rules;

/// <summary>For whom a <c>sum</c> is added up: each driver of a car, the car, its drivers of one rating together, or all cars of a class together.</summary>
internal enum Per { Driver, Car, Rating, Class }
