namespace PitMarshal.Web.RaceControl;

/// <summary>A line of what has to be ready for the start.</summary>
/// <param name="Name">What.</param>
/// <param name="Says">How it is.</param>
/// <param name="Href">Where it is mended.</param>
public sealed record ReadyItem(string Name, ReadyState State, string Says, string Href);
