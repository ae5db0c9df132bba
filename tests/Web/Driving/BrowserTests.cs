using System.Runtime.CompilerServices;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web.Driving;

/// <summary>
/// Tests that look at pages. Each has a window of its own; where it fails, what the window showed, Playwright's trace
/// and what the program printed are kept in <c>TestResults</c>.
/// </summary>
[Collection(Chromium.Name)]
public abstract class BrowserTests(Chromium chromium, ITestOutputHelper output)
{
    internal IBrowser Browser => chromium.Browser;

    internal ITestOutputHelper Output => output;

    /// <summary>
    /// Whether each step is kept for Playwright's trace. It takes a copy of the page before and after every key, which
    /// costs more than the step; what only looks at pages says with its failure what it saw.
    /// </summary>
    internal virtual bool IsTraced => true;

    /// <summary>
    /// Opens a window, has it looked at, and makes sure that it never complained nor asked any other host.
    /// </summary>
    internal async Task See(
        IServes served, Func<IPage, Task> look, Window? window = null, [CallerMemberName] string test = "",
        [CallerFilePath] string file = "")
    {
        window ??= new Window();
        await using var context = await Browser.NewContextAsync(window.Options(served.Address));
        if (IsTraced)
        {
            await context.Tracing.StartAsync(new() { Snapshots = true });
        }
        var witness = new Witness(context, served.Address);
        var page = await context.NewPageAsync();
        try
        {
            await look(page);
            Assert.Empty(witness.Strangers);
            Assert.True(window.MayComplain || witness.Complaints.IsEmpty, string.Join('\n', witness.Complaints));
            if (IsTraced)
            {
                await context.Tracing.StopAsync();
            }
        }
        catch (Exception)
        {
            await Keep(Path.Combine("TestResults", $"{Path.GetFileNameWithoutExtension(file)}.{test}"),
                context, page, served, witness);
            throw;
        }
    }

    /// <summary>Prints a measured figure, and keeps it in <c>TestResults/figures.txt</c>.</summary>
    internal void Tell(string figure)
    {
        output.WriteLine(figure);
        var results = Repository.File("tests", "Web", "TestResults");
        Directory.CreateDirectory(results);
        File.AppendAllText(Path.Combine(results, "figures.txt"), figure + "\n");
    }

    private async Task Keep(string place, IBrowserContext context, IPage page, IServes served, Witness witness)
    {
        place = Repository.File("tests", "Web", place);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        output.WriteLine($"kept in {place}.*\nthe program printed:\n{served.Printed}\nthe page complained:\n"
            + $"{string.Join('\n', witness.Complaints)}");
        if (IsTraced)
        {
            await context.Tracing.StopAsync(new() { Path = place + ".zip" });
        }
        await page.ScreenshotAsync(new() { Path = place + ".png" });
    }
}
