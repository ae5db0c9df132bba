using Microsoft.AspNetCore.Components;

namespace PitMarshal.Web.Forms;

/// <summary>
/// What all fields of forms have: a name, a label, a hint, and the message where what came in was wrong.
/// </summary>
public abstract class FormField : ComponentBase
{
    /// <summary>As the form sends it; also its id, unless <see cref="Form"/> is given.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What came in, so that nobody types twice.</summary>
    [Parameter] public string? Value { get; set; }

    [Parameter] public FormErrors Errors { get; set; } = FormErrors.None;

    /// <summary>What to write here, in a sentence under the label.</summary>
    [Parameter] public string? Hint { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>
    /// Tells the fields of several forms on one page apart; goes before the id. The same for the form's
    /// <see cref="ErrorSummary"/>.
    /// </summary>
    [Parameter] public string? Form { get; set; }

    protected string Id => IdOf(Form, Name);

    protected string? Error => Errors.Of(Name);

    protected string? Invalid => Error is null ? null : "true";

    protected string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-hint",
        (null, _) => $"{Id}-error",
        _ => $"{Id}-error {Id}-hint",
    };

    internal static string IdOf(string? form, string name) => form is null ? name : $"{form}-{name}";
}
