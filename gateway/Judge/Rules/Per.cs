namespace PitMarshal.Judge.Rules;

/// <summary>For whom a <c>sum</c> is added up: each driver of a car, the car, or its drivers of one rating together.</summary>
internal enum Per { Driver, Car, Rating }
