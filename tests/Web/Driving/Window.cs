namespace PitMarshal.Tests.Web.Driving;

/// <summary>What somebody looks at a page through.</summary>
/// <param name="Width">px.</param>
/// <param name="Height">px.</param>
/// <param name="Scheme">Dark or light, as the system says.</param>
/// <param name="HasScript">False where scripts are turned off.</param>
/// <param name="MayComplain">True where the test breaks what the page needs, so that the console tells of it.</param>
internal sealed record Window(
    int Width = 1440, int Height = 900, ColorScheme Scheme = ColorScheme.Dark, bool HasScript = true,
    bool MayComplain = false)
{
    internal static readonly Window Phone = new(360, 740), Tablet = new(820, 1180), Desktop = new();

    internal BrowserNewContextOptions Options(string address) => new()
    {
        BaseURL = address,
        ViewportSize = new() { Width = Width, Height = Height },
        ColorScheme = Scheme,
        JavaScriptEnabled = HasScript,
        HasTouch = Width < 1000,
        ReducedMotion = ReducedMotion.Reduce,
    };
}
