using System.CommandLine;
using PitMarshal.Events;

namespace PitMarshal.Cli.Hub;

/// <summary><c>--edge</c>: where a hub posts what is new for spectators.</summary>
internal static class EdgeOption
{
    internal static Option<string[]> Create() => new("--edge")
    {
        Description = "where changes for spectators are posted, before /VENUE/RACE, such as "
            + "http://127.0.0.1:8091/publish of deploy/nginx.conf; may be given several times",
        HelpName = "URL",
    };

    /// <exception cref="BadInput">One is no address.</exception>
    internal static IReadOnlyList<Uri> Addresses(IEnumerable<string> urls) => [.. urls.Select(url =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new BadInput($"--edge '{url}': expected http://HOST[:PORT]/PATH, or https"))];
}
