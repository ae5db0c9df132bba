using PitMarshal.Ingest;
using PitMarshal.Ingest.Views;

namespace PitMarshal.Web.Stations.Details;

/// <summary>What an input watches, in words.</summary>
internal static class InputWords
{
    /// <summary><c>loop of pit-in</c>, <c>left mat of box 4</c>, <c>button marshal-1 of box 4</c>.</summary>
    internal static string Of(InputView input)
    {
        var what = string.Join(' ', new[] { input.Side, input.Kind, input.Id }.OfType<string>());
        var where = input.Point ?? (input.Box is { } box ? $"box {box}" : null);
        return where is null ? what : $"{what} of {where}";
    }

    /// <summary>Its level, with a sign that is told apart without colour.</summary>
    internal static string Level(InputView input) => input.On switch { true => "● on", false => "○ off", null => "–" };
}
