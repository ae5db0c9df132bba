using PitMarshal.Events;
using PitMarshal.Ingest.Recording;

namespace PitMarshal.Hub.Shipping;

/// <summary>
/// The venue's key, as <c>hub venue add</c> printed it: in a file of the data folder or in the environment; never on a
/// command line, which every user of the machine can read.
/// </summary>
public static class HubKey
{
    public const string Variable = "PITMARSHAL_HUB_KEY";

    private const int Longest = 200;

    /// <exception cref="BadInput">There is none, or it is not one.</exception>
    public static string Of(DataFolder folder)
    {
        var (key, from) = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? (given, Variable) : (Read(folder.HubKey), folder.HubKey);
        key = key.Trim();
        return key.Length is > 0 and <= Longest && key.All(char.IsAsciiLetterOrDigit)
            ? key : throw new BadInput($"{from}: not a key as `hub venue add` prints it");
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"--hub: the venue's key is missing: put what `hub venue add` printed into {file}, "
                + $"or into the environment as {Variable}");
        }
    }
}
