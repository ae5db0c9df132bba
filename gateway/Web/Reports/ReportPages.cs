using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;
using PitMarshal.Web.Reports.Lists;
using PitMarshal.Web.Reports.Parts;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Reports;

/// <summary>
/// <c>/reports</c>: lists of the race to print and for spreadsheets, each as the race is when it is asked for.
/// </summary>
internal static class ReportPages
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        Page<ReportIndex>("/reports", "Reports");
        Page<StopList>("/reports/stops", "Stop list");
        Page<DriveTimeList>("/reports/drive-time", "Drive-time list");
        Page<InfringementList>("/reports/infringements", "Infringement list");
        Csv("/reports/stops.csv", "stops.csv",
            shows => CsvText.Of(StopLine.All(shows), StopLine.Columns, shows.Race.Started));
        Csv("/reports/drive-time.csv", "drive-time.csv",
            shows => CsvText.Of(DriveLine.All(shows), DriveLine.Columns, shows.Race.Started));
        Csv("/reports/infringements.csv", "infringements.csv",
            shows => CsvText.Of(InfringementLine.All(shows), InfringementLine.Columns, shows.Race.Started));

        void Page<TReport>(string path, string title) where TReport : IComponent =>
            app.MapGet(path, (HttpContext http, PageWriter pages) =>
            pages.Write(http, title, null, page => Fragment.Of<TReport>(("Shows", page.Shows))));

        void Csv(string path, string file, Func<Snapshot, byte[]> write) =>
            app.MapGet(path, (HttpContext http, LiveRace live) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.File(write(live.Now()), "text/csv; charset=utf-8", file);
        });
    }
}
