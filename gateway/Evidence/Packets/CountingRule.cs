namespace PitMarshal.Evidence.Packets;

/// <summary>A rule of the whole race for which the stop may count, and what it asks, in plain language.</summary>
public sealed record CountingRule(string Rule, string? Article, string Asks);
