namespace PitMarshal.Evidence.Drawing;

/// <summary>One row of a stop's drawing.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Draw">Draws it, given the top of its bar.</param>
/// <param name="Said">The same in words, for who does not see the drawing.</param>
internal sealed record DrawnRow(string Name, Action<double> Draw, string Said);
