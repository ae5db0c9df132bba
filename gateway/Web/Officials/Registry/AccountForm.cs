using System.Globalization;
using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Officials.Registry;

/// <summary>What somebody wrote who makes an official; checked alike for the pages and the command.</summary>
public sealed record AccountForm(string Name, string Role, string Place, string Password, string Again)
{
    public const int LongestName = 40, LongestPlace = 20;

    public static AccountForm Blank { get; } = new("", "", "", "", "");

    public static AccountForm Of(IFormCollection form) => new(
        Trimmed(form["name"]), form["role"].ToString(), Trimmed(form["place"]), form["password"].ToString(),
        form["again"].ToString());

    /// <summary>Without spaces around it, and one between its words: two names that look alike are one.</summary>
    public static string Trimmed(string? text) =>
        string.Join(' ', (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>All that is wrong, and the official when nothing is.</summary>
    public (Official? Who, FormErrors Errors) Check()
    {
        var errors = CheckWho();
        foreach (var (field, message) in CheckPassword(Name, Password, Again))
        {
            errors.Add(field, message);
        }
        Words<Roles.Role>.TryParse(Role, out var role);
        return (errors.Any ? null : new Official(Name, role, Place.Length > 0 ? Place : null), errors);
    }

    /// <summary>What is wrong, whatever the password is.</summary>
    public FormErrors CheckWho()
    {
        FormErrors errors = [];
        if (Name.Length == 0)
        {
            errors.Add("name", "Enter a name.");
        }
        else if (!IsPlain(Name, LongestName))
        {
            errors.Add("name", $"At most {LongestName} visible characters.");
        }
        if (!Words<Roles.Role>.TryParse(Role, out var role))
        {
            errors.Add("role", $"One of {Words<Roles.Role>.All}.");
        }
        else if (Place.Length > 0 && role is not (Roles.Role.Marshal or Roles.Role.Team))
        {
            errors.Add("place", "Only a marshal has a box, and only a team a car.");
        }
        if (!IsPlain(Place, LongestPlace))
        {
            errors.Add("place", $"At most {LongestPlace} visible characters.");
        }
        return errors;
    }

    public static FormErrors CheckPassword(string name, string password, string again) =>
        Passwords.Refuse(password, name) is { } refused ? new() { { "password", refused } }
        : password != again ? new() { { "again", "The two passwords differ." } }
        : FormErrors.None;

    /// <summary>
    /// No control characters, nothing invisible that makes two names look alike, nothing that was not Unicode.
    /// </summary>
    private static bool IsPlain(string text, int longest) =>
        text.EnumerateRunes().Count() <= longest
        && text.EnumerateRunes()
            .All(rune => rune.Value == ' ' || (rune.Value != 0xFFFD && System.Text.Rune.GetUnicodeCategory(rune)
            is <= UnicodeCategory.OtherNumber
                or (>= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol)));
}
