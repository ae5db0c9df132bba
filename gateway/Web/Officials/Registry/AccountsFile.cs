using System.Text.Encodings.Web;
using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Officials.Registry;

/// <summary>
/// The form of <c>officials.json</c>: who may sign in, in the order in which they were added.
/// Only its owner can read it.
/// </summary>
internal static class AccountsFile
{
    private static readonly JsonSerializerOptions s_form = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Nobody when there is no file.</summary>
    /// <exception cref="BadInput">The file holds something else.</exception>
    internal static IReadOnlyList<Account> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }
        try
        {
            var rows = JsonSerializer.Deserialize<Row?[]>(File.ReadAllBytes(path), s_form)
                ?? throw new JsonException("null");
            return [.. rows.Select(row => (row ?? throw new JsonException("null")).Account(path))];
        }
        catch (JsonException broken)
        {
            throw new BadInput($"{path}:{(broken.LineNumber ?? 0) + 1}: not a list of officials; "
                + "without this file there is nobody, and the first is made with a new code");
        }
    }

    /// <summary>Whole and on the disk, or as it was before.</summary>
    internal static void Write(string path, IEnumerable<Account> accounts) =>
        PrivateFile.Write(path, JsonSerializer.Serialize(accounts.Select(Row.Of), s_form) + "\n");

    private sealed record Row(string Name, string Role, string Hash, string Stamp, string? Place = null)
    {
        internal static Row Of(Account account) =>
            new(account.Who.Name, Words<Role>.Write(account.Who.Role), account.Hash, account.Stamp, account.Who.Place);

        internal Account Account(string path) => Words<Role>.TryParse(Role, out var role)
            ? new Account(new Official(Name, role, Place), Hash, Stamp)
            : throw new BadInput($"{path}: '{Name}' has the role '{Role}', which is none of {Words<Role>.All}");
    }
}
