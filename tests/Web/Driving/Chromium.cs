namespace PitMarshal.Tests.Web.Driving;

/// <summary>The browser, started once for all tests, which therefore follow one another.</summary>
[CollectionDefinition(Name)]
public sealed class Chromium : IAsyncLifetime, ICollectionFixture<Chromium>
{
    internal const string Name = "in Chromium";

    // Long: other tests share the machine. Nothing that works comes near it.
    private const int PatienceMs = 30_000;

    // The shell without windows takes half the time.
    private static readonly string[] s_places =
        ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

    private IPlaywright? _playwright;

    internal IBrowser Browser { get; private set; } = null!;

    /// <summary>The program of the browser: <c>CHROMIUM</c> of the environment, else where systems keep it.</summary>
    private static string Program => Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(s_places, File.Exists)
        ?? throw new InvalidOperationException(
            "These tests need Chromium, and there is none. `tools/setup --tests` installs it; or name one in the "
                + "variable CHROMIUM.");

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(PatienceMs);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args =
            [
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync", "--renderer-process-limit=8",
                .. Environment.UserName == "root" ? (string[])["--no-sandbox"] : [],
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }
        _playwright?.Dispose();
    }
}
