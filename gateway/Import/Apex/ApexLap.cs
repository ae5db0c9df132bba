namespace PitMarshal.Import.Apex;

/// <summary>
/// A lap of an Apex export, <c>L0012#|||b127488</c>: sectors, mark and ms. A lap marked b is the time in the pit lane.
/// </summary>
public sealed record ApexLap(Place Place, long Number, bool InPit, long? Ms);
