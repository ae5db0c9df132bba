namespace PitMarshal.Import.AlKamel;

/// <summary>One lap of one car, as an Al Kamel lap CSV has it. Times in ms; null: not there.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Car">NUMBER: text, for 007 is not 7.</param>
/// <param name="Driver">DRIVER_NUMBER within the car.</param>
/// <param name="Lap">LAP_NUMBER, from 1.</param>
/// <param name="LapMs">LAP_TIME.</param>
/// <param name="InPit">CROSSING_FINISH_LINE_IN_PIT is B: the lap ended in the pit lane.</param>
/// <param name="ElapsedMs">ELAPSED: race time at the end of the lap.</param>
/// <param name="HourMs">HOUR: local time of day at the end of the lap.</param>
/// <param name="PitMs">PIT_TIME: of the stop with which the lap before ended.</param>
/// <param name="Class">CLASS.</param>
/// <param name="Team">TEAM.</param>
/// <param name="Flag">FLAG_AT_FL: the flag when the lap ended.</param>
internal sealed record AlKamelRow(
    Place Place, string Car, string? Driver, long Lap, long? LapMs, bool InPit, long? ElapsedMs,
    long? HourMs, long? PitMs,
    string? Class, string? Team, string Flag);
