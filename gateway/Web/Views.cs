using PitMarshal.Web.Box;
using PitMarshal.Web.Car;
using PitMarshal.Web.Cars;
using PitMarshal.Web.Correcting;
using PitMarshal.Web.Lane;
using PitMarshal.Web.Live;
using PitMarshal.Web.PitExit;
using PitMarshal.Web.RaceControl;
using PitMarshal.Web.Stations;
using PitMarshal.Web.Verdicts;

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
        return path.Split('/') switch
        {
            ["", ""] => ViewAddress.Of<LaneView>("/"),
            ["", "head"] => Head,
            ["", "cars"] => ViewAddress.Of<CarsView>("/cars"),
            ["", "stations"] => ViewAddress.Of<StationsView>("/stations"),
            ["", "clock"] => ViewAddress.Of<PitExitView>("/clock"),
            ["", "race"] => ViewAddress.Of<RaceView>(RacePages.Path),
            ["", "verdicts"] => VerdictFilter.Parse(query).View,
            ["", "verdicts", { Length: > 0 }, ..] => VerdictSubject.View(Uri.UnescapeDataString(path["/verdicts/".Length..])),
            ["", "corrections"] => ViewAddress.Of<CorrectionsView>("/corrections"),
            ["", "car", { Length: > 0 } car] => Of<CarView>("/car/", car, nameof(CarView.Number)),
            ["", "box", { Length: > 0 } box] => Of<BoxView>("/box/", box, nameof(BoxView.Number)),
            _ => null,
        };
    }

    /// <summary>A view of the car or box that an address names, escaped as it may be, in one written form.</summary>
    private static ViewAddress Of<TView>(string path, string escaped, string parameter) where TView : LiveView
    {
        var name = Uri.UnescapeDataString(escaped);
        return ViewAddress.Of<TView>(path + Uri.EscapeDataString(name), parameter, name);
    }
}
