using PitMarshal.Web.Box;
using PitMarshal.Web.Car;
using PitMarshal.Web.Correcting;
using PitMarshal.Web.Lane;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;
using PitMarshal.Web.PitExit;
using PitMarshal.Web.RaceControl;
using PitMarshal.Web.Stations;
using PitMarshal.Web.Verdicts;
using PitMarshal.Web.Verdicts.Listing;

namespace PitMarshal.Web;

/// <summary>Which address shows what: every view that can be watched has its line here.</summary>
internal static class Views
{
    /// <summary>The view at an address, in the address's one written form; null when there is none.</summary>
    internal static ViewAddress? Find(string address)
    {
        var (path, query) = address.IndexOf('?') is >= 0 and var at ? (address[..at], address[at..]) : (address, "");
        return path.Split('/') switch
        {
            ["", ""] => LanePages.View,
            ["", "head"] => PageWriter.Head,
            ["", "cars"] => CarPages.All,
            ["", "stations"] => StationPages.View,
            ["", "clock"] => PitExitPages.View,
            ["", "race"] => RacePages.View,
            ["", "verdicts"] => VerdictFilter.Parse(query).View,
            ["", "verdicts", { Length: > 0 }, ..] =>
                VerdictPages.View(Uri.UnescapeDataString(path["/verdicts/".Length..])),
            ["", "corrections"] => CorrectionPages.View,
            ["", "car", { Length: > 0 } car] => CarPages.Of(car),
            ["", "box", { Length: > 0 } box] => BoxPages.View(box),
            _ => null,
        };
    }
}
