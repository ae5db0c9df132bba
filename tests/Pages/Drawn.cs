using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PitMarshal.Evidence.Page;
using PitMarshal.Web;
using PitMarshal.Web.Live;
using PitMarshal.Web.Operation;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Tests.Pages;

/// <summary>What an address shows of a snapshot, as the server draws it.</summary>
internal static class Drawn
{
    internal static async Task<Drawing> Of(string address, Snapshot shows)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<GatewayProblems>().BuildServiceProvider();
        return await new ComponentRenderer(services, NullLoggerFactory.Instance).Draw(Views.Find(address)!, shows);
    }

    /// <summary>The same with its figures, as a page without scripts has it.</summary>
    internal static async Task<string> Html(string address, Snapshot shows)
    {
        var view = new WatchedView(address);
        view.Take(await Of(address, shows), shows.Now);
        return view.Html();
    }
}
