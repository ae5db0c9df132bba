using System.Globalization;

namespace PitMarshal.Tests.Scoreboard;

/// <summary>
/// A display, written from the format's description alone: it keeps what it is told, record by record.
/// </summary>
internal sealed class BoardReader
{
    public Dictionary<string, (int Position, long Laps, long TotalMs)> Standings { get; } = [];

    public Dictionary<string, (int Lap, long Ms)> Bests { get; } = [];

    public Dictionary<string, (string Number, string Class, string Team)> Cars { get; } = [];

    public Dictionary<string, string> Classes { get; } = [];

    public List<(string Car, string Line, string Date, string Time, int Driver)> Crossings { get; } = [];

    public List<(string Car, long LapMs, long TotalMs)> Laps { get; } = [];

    public string Flag { get; private set; } = "";

    public string Run { get; private set; } = "";

    public int Cleared { get; private set; }

    public int Flags { get; private set; }

    public void Take(string records)
    {
        Assert.True(records.Length == 0 || records.EndsWith("\r\n", StringComparison.Ordinal));
        foreach (var record in records.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.DoesNotContain('\n', record);
            Assert.StartsWith("$", record);
            // Names hold neither separators nor quotes, so no field does.
            Take([.. record.Split(',').Select(field => field.Trim('"'))]);
        }
    }

    private void Take(string[] fields)
    {
        switch (fields)
        {
            case ["$A", var registration, var number, _, _, var team, _, var classId]:
                Cars[registration] = (number, classId, team);
                break;
            case ["$B", var run, var name]:
                Run = $"{run} {name}";
                break;
            case ["$C", var id, var name]:
                Classes[id] = name;
                break;
            case ["$G", var position, var registration, var laps, var total]:
                Standings[registration] = (Number(position), Number(laps), Ms(total));
                break;
            case ["$H", _, var registration, var lap, var best]:
                Bests[registration] = (Number(lap), Ms(best));
                break;
            case ["$J", var registration, var lap, var total]:
                Laps.Add((registration, Ms(lap), Ms(total)));
                break;
            case ["$L", var car, _, var line, var date, var time, var driver, _]:
                Crossings.Add((car, line, date, time, Number(driver)));
                break;
            case ["$F", _, _, _, _, var flag]:
                Assert.Equal(6, flag.Length);
                (Flag, Flags) = (flag.Trim(), Flags + 1);
                break;
            case ["$I", _, _]:
                Standings.Clear();
                Bests.Clear();
                Cars.Clear();
                Cleared++;
                break;
            case ["$COMP", ..] or ["$E", _, _]:
                break;
            default:
                Assert.Fail($"no record of the format: {string.Join(',', fields)}");
                break;
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static long Ms(string text)
    {
        var parts = text.Split(':', '.');
        Assert.Equal(4, parts.Length);
        return ((Number(parts[0]) * 60L + Number(parts[1])) * 60 + Number(parts[2])) * 1000 + Number(parts[3]);
    }
}
