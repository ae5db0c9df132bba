namespace PitMarshal.Tests.Pages;

/// <summary>What a server answered.</summary>
/// <param name="Text">The body, its HTML entities read.</param>
internal sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers, Version Version)
{
    internal string? Location => Headers.GetValueOrDefault("Location");

    internal string? Type => Headers.GetValueOrDefault("Content-Type");
}
