using PitMarshal.Events;

namespace PitMarshal.Hub.Shipping;

/// <summary>Where a hub is.</summary>
/// <param name="Root">Its address, with a slash at its end.</param>
public sealed record HubAddress(Uri Root)
{
    /// <summary>Without what may be a password.</summary>
    public string Name => $"{Root.Scheme}://{Root.Authority}";

    /// <exception cref="BadInput">It is none, or the key would cross a network readable for everybody.</exception>
    public static HubAddress Parse(string text)
    {
        if (!Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var root)
            || root.Scheme is not ("http" or "https") || root.UserInfo.Length > 0)
        {
            throw new BadInput($"--hub: '{text}' is not an address such as https://hub.example");
        }
        return root.Scheme == "https" || root.IsLoopback
            ? new HubAddress(root)
            : throw new BadInput($"--hub {text}: the venue's key would cross the network readable for everybody; "
                + "https encrypts it");
    }
}
