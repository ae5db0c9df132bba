using PitMarshal.Events;

namespace PitMarshal.Web.Recorded;

/// <summary>A correction in the log.</summary>
/// <param name="Number">Among the events of the log, from 1.</param>
/// <param name="Says">The correction.</param>
/// <param name="Corrects">The number of the event that it names; null when there is none.</param>
/// <param name="TakenBack">A later one withdrew it.</param>
public sealed record LoggedCorrection(long Number, EventCorrected Says, long? Corrects, bool TakenBack);
