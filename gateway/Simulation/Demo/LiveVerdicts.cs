using System.Text.RegularExpressions;
using Spectre.Console;

namespace PitMarshal.Simulation.Demo;

/// <summary>Shows verdicts as they fall: a table that grows on a terminal, a line each elsewhere.</summary>
public sealed partial class LiveVerdicts
{
    private readonly Lock _turn = new();
    private readonly Table _table = new Table().RoundedBorder()
        .AddColumns("Race time", "Car", "What", "Rule", "Verdict", "Why");
    private LiveDisplayContext? _display;
    private long _raceMs;

    /// <summary>Runs <paramref name="race"/> with the table on the screen.</summary>
    public void During(Action race)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive) { race(); return; }
        AnsiConsole.Live(_table).Overflow(VerticalOverflow.Ellipsis)
            .Cropping(VerticalOverflowCropping.Top).Start(display =>
        {
            _display = display;
            race();
        });
        _display = null;
    }

    public void Tick(long raceMs)
    {
        lock (_turn)
        {
            _raceMs = raceMs;
            _table.Caption = new TableTitle($"race time {Clock(raceMs)}");
            _display?.Refresh();
        }
    }

    /// <summary>
    /// A line that the gateway printed: <c>verdict OUTCOME RULE/CAR[/WHAT]: REASON</c>, or something else.
    /// </summary>
    public void Hear(string line)
    {
        if (Said().Match(line) is not { Success: true } said) { return; }
        string what = said.Groups["what"].Success ? said.Groups["what"].Value : "race";
        lock (_turn)
        {
            string[] row =
            [
                Clock(_raceMs), .. ((string[])[said.Groups["car"].Value, what, said.Groups["rule"].Value])
                    .Select(Markup.Escape),
                Word(said.Groups["outcome"].Value), Markup.Escape(said.Groups["why"].Value),
            ];
            if (_display is null) { AnsiConsole.MarkupLine(string.Join("  ", row)); }
            else { _table.AddRow(row); }
        }
    }

    [GeneratedRegex("^verdict (?<outcome>[a-z]+) (?<rule>[^/]+)/(?<car>[^/:]+)(/(?<what>[^:]+))?: (?<why>.*)$")]
    private static partial Regex Said();

    /// <summary>Each outcome has its sign too: colour alone says nothing on a printed page.</summary>
    private static string Word(string outcome) => outcome switch
    {
        "compliant" => "[green]✓ compliant[/]",
        "infringement" => "[red]✗ infringement[/]",
        _ => "[yellow]? undecided[/]",
    };

    private static string Clock(long ms) =>
        $"{(ms < 0 ? "-" : "")}{TimeSpan.FromMilliseconds(Math.Abs(ms)):h\\:mm\\:ss}";
}
