namespace PitMarshal.Web.Forms;

/// <summary>One of several in a form.</summary>
/// <param name="Value">As the form sends it.</param>
/// <param name="Label">As people read it.</param>
public sealed record Choice(string Value, string Label)
{
    /// <summary>Something whose name says it.</summary>
    public static implicit operator Choice(string value) => new(value, value);
}
