namespace PitMarshal.Web.Live;

/// <summary>What a running figure shows now.</summary>
/// <param name="Text">Such as <c>1:23.4</c>.</param>
/// <param name="State">What it means, for its look and only beside its text: <c>ready</c>, <c>soon</c>; null:
/// nothing special.</param>
public readonly record struct FigureText(string Text, string? State = null)
{
    public static implicit operator FigureText(string text) => new(text);
}
