using System.Diagnostics;
using Spectre.Console;

namespace PitMarshal.Tests.Bench.Harm;

/// <summary>
/// What a good station and race control notice of an attack: the wait for an acknowledgement, and for race control's
/// page. The attacker runs in a process of its own on this machine, so that it takes of the processors too.
/// </summary>
internal static class HarmBench
{
    private static readonly TimeSpan s_attack = TimeSpan.FromSeconds(8), s_every = TimeSpan.FromMilliseconds(50),
        s_patience = TimeSpan.FromSeconds(60);

    internal static void Run(string[] names)
    {
        var table = new Table().RoundedBorder().Title("Under attack, ms");
        table.AddColumns("Attack", "Done", "Ack p50", "p99", "Max", "Page p50", "p99", "Failed", "Memory MB", "Log MB",
            "Load");
        foreach (var name in names.Length > 0 ? names : [.. Attacks.All.Keys])
        {
            var row = Row(name);
            table.AddRow(row);
            Console.Error.WriteLine(string.Join('\t', row));
        }
        AnsiConsole.Write(table);
    }

    /// <summary>In the attacker's process.</summary>
    internal static void Attack(string name, string[] target) =>
        Console.WriteLine(Attacks.All[name](AttackTarget.Parse(target), s_attack));

    private static string[] Row(string name)
    {
        using HarmVenue venue = new();
        using GoodStation station = new(venue.Target(AttackTarget.Good));
        using PageReader page = new(venue.Target(AttackTarget.Good).WebPort);
        // What is met for the first time is compiled first.
        Observe(station, page, TimeSpan.FromSeconds(3));
        station.Finish(s_patience);
        page.Finish();
        station.Forget();
        page.Forget();
        using var attacker = Process.Start(new ProcessStartInfo(Environment.ProcessPath!,
            ["attack", name, .. venue.Target(AttackTarget.Bad).Arguments]) { RedirectStandardOutput = true })!;
        var done = attacker.StandardOutput.ReadLineAsync();
        if (Environment.GetEnvironmentVariable("PITMARSHAL_PROFILE") is { Length: > 0 } profile)
        {
            Process.Start("perf",
                ["record", "-q", "-F", "199", "-g", "-o", profile, "-p", $"{venue.Process}", "--", "sleep", "12"]);
        }
        Observe(station, page, s_attack + TimeSpan.FromSeconds(1));
        station.Finish(s_patience);
        page.Finish();
        attacker.WaitForExit();
        double[] acks = [.. station.WaitsMs], pages = [.. page.Ms];
        string Ms(double[] values, double share) => $"{Machine.Quantile(values, share):N0}";
        return
        [
            name, $"{done.Result}", Ms(acks, 0.5), Ms(acks, 0.99), Ms(acks, 1), Ms(pages, 0.5), Ms(pages, 0.99),
            $"{page.Failed}", $"{venue.Memory.MostMb}", $"{venue.LogBytes / 1_000_000.0:F1}", Machine.Load,
        ];
    }

    private static void Observe(GoodStation station, PageReader page, TimeSpan time)
    {
        var (clock, turn) = (Stopwatch.StartNew(), 0);
        while (clock.Elapsed < time)
        {
            station.Say();
            if (turn++ % 4 == 0)
            {
                page.Look();
            }
            Thread.Sleep(s_every);
        }
    }
}
