namespace PitMarshal.Judge.Rules.Amounts;

/// <summary>By what a table has its rows.</summary>
internal enum TableKey
{
    /// <summary>Laps of the stint the stop ends, with the lap in progress; the greatest row not above counts.</summary>
    LapsInStint,

    /// <summary>Race time left at pit-in; the greatest row not above counts.</summary>
    Remaining,

    /// <summary>Drivers listed for the car, exactly.</summary>
    Drivers,

    Class,

    Car,

    /// <summary>Rating of the driver concerned.</summary>
    Rating,
}
