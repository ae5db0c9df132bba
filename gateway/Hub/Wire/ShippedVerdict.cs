namespace PitMarshal.Hub.Wire;

/// <summary>The record of a verdict's change; null: it no longer stands.</summary>
public readonly record struct ShippedVerdict(string Id, string? Json);
