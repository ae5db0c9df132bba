using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>
/// The demo's race at an instant at which every page has something to show; for tests that only look.
/// </summary>
public sealed class SeenRace : IAsyncLifetime
{
    /// <summary>Cars are in the pit lane, some have left it, and each outcome has fallen.</summary>
    private const double Second = 260;

    /// <summary>Every page that somebody can see who has not signed in.</summary>
    internal static readonly string[] Pages =
    [
        "/", "/verdicts", "/verdicts/minimum-stop/12/stop-1", "/cars", "/stations", "/race", "/reports",
        "/car/12", "/box/3", "/clock",
        "/corrections", "/reports/stops", "/reports/drive-time", "/reports/infringements",
        "/race/regulations", "/sign-in",
    ];

    /// <summary>What stands there only, or otherwise, for race control.</summary>
    internal static readonly string[] PagesOfOfficials =
    [
        "/race", "/race/entries", "/race/entries/new", "/race/entries/12", "/race/schedule", "/race/regulations",
        "/race/bulletin", "/officials",
        "/verdicts/minimum-stop/12/stop-1", "/corrections", "/corrections/new?do=missed", "/box/3",
    ];

    private HeldRace? _race;

    internal IServes Gateway => _race!;

    public Task InitializeAsync()
    {
        _race = new HeldRace();
        return _race.RunTo(Second);
    }

    public Task DisposeAsync()
    {
        _race?.Dispose();
        return Task.CompletedTask;
    }
}
