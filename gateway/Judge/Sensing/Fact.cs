namespace PitMarshal.Judge.Sensing;

/// <summary>
/// What the box can tell of a car or its driver: each is so or not so, and an event says when that changes.
/// </summary>
public enum Fact { SeatEmpty, LeftFootDown, RightFootDown, BeltsOpen, EngineOff, ProbeConnected, Standing }
