using Microsoft.AspNetCore.WebUtilities;
using PitMarshal.Web.Lane;
using PitMarshal.Web.Live;

namespace PitMarshal.Web;

/// <summary>Which address shows what: every view that can be watched has its line here.</summary>
internal static class Views
{
    /// <summary>The head of every page.</summary>
    internal static readonly ViewAddress Head = ViewAddress.Of<HeadView>("/head");

    /// <summary>The view at an address, in the address's one written form; null when there is none.</summary>
    internal static ViewAddress? Find(string address)
    {
        var (path, query) = address.IndexOf('?') is >= 0 and var at ? (address[..at], address[at..]) : (address, "");
        _ = QueryHelpers.ParseQuery(query);
        return path.Split('/') switch
        {
            ["", ""] => ViewAddress.Of<LaneView>("/"),
            ["", "head"] => Head,
            _ => null,
        };
    }
}
