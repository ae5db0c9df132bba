using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using Spectre.Console;

namespace PitMarshal.Simulation.Rehearsal;

/// <summary>
/// What the gateway recorded of a race, for people: how often each rule was kept, and every case that needs a steward.
/// </summary>
public sealed class RaceResult
{
    private const int MostCases = 60;

    private readonly IReadOnlyList<RecordedVerdict> _verdicts;

    private RaceResult(IReadOnlyList<RecordedVerdict> verdicts) => _verdicts = verdicts;

    public static RaceResult Read(string directory)
    {
        using ILogReader log = new DataFolder(directory).Log.Read();
        Dictionary<string, string?> latest = [];
        foreach (VerdictRecord change in log.VerdictHistory()) { latest[change.Id] = change.Json; }
        return new RaceResult(
        [
            .. latest.Values.OfType<string>().Select(RecordedVerdict.Parse)
                .OrderBy(verdict => verdict.At, StringComparer.Ordinal)
                .ThenBy(verdict => verdict.Car, StringComparer.Ordinal)
                .ThenBy(verdict => verdict.Rule, StringComparer.Ordinal)
                .ThenBy(verdict => verdict.Id, StringComparer.Ordinal),
        ]);
    }

    /// <summary>One JSON line each, in the order in which <c>judge</c> prints them.</summary>
    public IEnumerable<string> Lines => _verdicts.Select(verdict => verdict.Line);

    public void WriteVerdicts(string file) => File.WriteAllText(file, string.Concat(Lines.Select(line => line + "\n")));

    public void Print(IAnsiConsole console)
    {
        console.Write(Rules());
        Cases(console, "infringement", "Infringements (proposals; a steward rules)");
        Cases(console, "undecided", "Undecided (for a person to look at)");
    }

    private Table Rules()
    {
        Table table = new Table().RoundedBorder().AddColumn("Rule");
        foreach (string column in (string[])["Verdicts", "Compliant", "Infringement", "Undecided"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }
        foreach (var rule in _verdicts.GroupBy(verdict => verdict.Rule)
            .OrderBy(rule => rule.Key, StringComparer.Ordinal))
        {
            string Count(string outcome) => $"{rule.Count(verdict => verdict.Outcome == outcome)}";
            table.AddRow(Markup.Escape(rule.Key), $"{rule.Count()}", Count("compliant"),
                Count("infringement"), Count("undecided"));
        }
        return table;
    }

    private void Cases(IAnsiConsole console, string outcome, string title)
    {
        RecordedVerdict[] cases = [.. _verdicts.Where(verdict => verdict.Outcome == outcome)];
        if (cases.Length == 0) { return; }
        console.MarkupLineInterpolated($"[bold]{title}[/]");
        Table table = new Table().SimpleBorder()
            .AddColumns("Car", "What", "Rule", "Measured", "Required", "Proposed", "Why");
        foreach (RecordedVerdict v in cases.Take(MostCases))
        {
            table.AddRow([.. new[] { v.Car, v.What, v.Rule, v.Measured, v.Required, v.Penalty, v.Reason }
                .Select(Markup.Escape)]);
        }
        console.Write(table);
        if (cases.Length > MostCases) { console.MarkupLineInterpolated($"… and {cases.Length - MostCases} more"); }
    }
}
