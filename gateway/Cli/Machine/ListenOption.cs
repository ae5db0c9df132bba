using System.CommandLine;
using Microsoft.AspNetCore.Http;

namespace PitMarshal.Cli.Machine;

/// <summary>
/// <c>--listen</c>: where pages are served. What can be no address is refused before anything starts.
/// </summary>
internal static class ListenOption
{
    /// <param name="description">What is served there.</param>
    /// <param name="port">Of this machine alone, when nothing is said.</param>
    /// <param name="mayBeNone">Nothing has to be served: <c>none</c>.</param>
    internal static Option<string> Create(string description, int port, bool mayBeNone)
    {
        var listen = new Option<string>("--listen")
        {
            Description = description,
            HelpName = "URL",
            DefaultValueFactory = _ => $"http://127.0.0.1:{port}",
        };
        listen.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var url }, ..] && !(url == "none" && mayBeNone)
                && !url.Split(';').All(IsAddress))
            {
                result.AddError($"--listen '{url}' is no address: expected http://ADDRESS:PORT or https://ADDRESS:PORT"
                    + (mayBeNone ? ", or none" : ""));
            }
        });
        return listen;
    }

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url.ToLowerInvariant()) is
                { Scheme: "http" or "https", Host.Length: > 0, PathBase: "", Port: >= 0 and <= 65_535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
