using PitMarshal.Web.Forms;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Officials;

/// <summary>
/// The forms of the officials' page as they came in, so that what was wrong stands where it was written.
/// </summary>
public sealed record OfficialsForms
{
    public AccountForm Added { get; init; } = AccountForm.Blank;

    public FormErrors AddErrors { get; init; } = FormErrors.None;

    /// <summary>Whose password or place in the list was to change; null: nobody's.</summary>
    public string? Changed { get; init; }

    public FormErrors ChangeErrors { get; init; } = FormErrors.None;

    public bool HaveErrors => AddErrors.Any || ChangeErrors.Any;

    /// <summary>What is wrong with the forms of one official.</summary>
    public FormErrors Of(Official official) =>
        official.Name.Equals(Changed, StringComparison.OrdinalIgnoreCase) ? ChangeErrors : FormErrors.None;
}
