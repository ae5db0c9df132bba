using PitMarshal.Cli.Rehearsal;
using Spectre.Console;

namespace PitMarshal.Cli.Demo;

/// <summary>Shows verdicts as they fall: a table that grows on a terminal, a line each elsewhere.</summary>
sealed class LiveVerdicts
{
    readonly Lock _turn = new();
    readonly Table _table = new Table().RoundedBorder().AddColumns("Race time", "Car", "What", "Rule", "Verdict", "Measured", "Required", "Why");
    LiveDisplayContext? _display;
    long _raceMs;

    /// <summary>Runs <paramref name="race"/> with the table on the screen.</summary>
    public void During(Action race)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive) { race(); return; }
        AnsiConsole.Live(_table).Overflow(VerticalOverflow.Ellipsis).Cropping(VerticalOverflowCropping.Top).Start(display =>
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

    /// <summary>A line of the gateway's: a verdict if it begins as JSON, else a notice.</summary>
    public void Hear(string line)
    {
        lock (_turn)
        {
            if (!line.StartsWith('{')) { return; }
            RecordedVerdict v = RecordedVerdict.Parse(line);
            string[] row = [Clock(_raceMs), v.Car, v.What, v.Rule, Word(v.Outcome), v.Measured, v.Required, Markup.Escape(v.Reason)];
            if (_display is null) { AnsiConsole.MarkupLine(string.Join("  ", row.Where(cell => cell.Length > 0))); }
            else { _table.AddRow(row); }
        }
    }

    /// <summary>Each outcome has its sign too: colour alone says nothing on a printed page.</summary>
    static string Word(string outcome) => outcome switch
    {
        "compliant" => "[green]✓ compliant[/]",
        "infringement" => "[red]✗ infringement[/]",
        _ => "[yellow]? undecided[/]",
    };

    static string Clock(long ms) => $"{(ms < 0 ? "-" : "")}{TimeSpan.FromMilliseconds(Math.Abs(ms)):h\\:mm\\:ss}";
}
