namespace PitMarshal.Ingest.Decisions;

/// <summary>Why a decision makes no sense now. Nothing was recorded.</summary>
/// <param name="Field">The field of the event that is wrong, by its name in JSON; empty where it is none of
/// them.</param>
/// <param name="Reason">For a person.</param>
public sealed record Refusal(string Field, string Reason);
