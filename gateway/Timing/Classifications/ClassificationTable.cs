using System.Globalization;
using System.Text;
using PitMarshal.Events;
using PitMarshal.Timing.Laps;
using PitMarshal.Timing.Sessions;

namespace PitMarshal.Timing.Classifications;

/// <summary>A classification as plain text for people, in columns.</summary>
public static class ClassificationTable
{
    private static readonly string[] s_head = ["Pos", "Car", "Class", "Laps", "Total", "Gap", "Best",
        "Lap", "Stops", "Status", ""];

    public static string Write(Classification result)
    {
        string[][] rows = [s_head, .. result.Cars.Select(Row)];
        var widths = Enumerable.Range(0, s_head.Length).Select(i => rows.Max(row => row[i].Length)).ToArray();
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture,
                $"{result.Session}, {result.Result}, {Words<ResultState>.Write(result.State)}\n");
        foreach (var row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string[] Row(ClassifiedCar car) =>
    [
        Number(car.Position), car.Car, car.Class is null ? "" : $"{car.Class} {Number(car.ClassPosition)}".TrimEnd(),
        Number(car.Laps), Time(car.Total), Gap(car), Time(car.Best), Number(car.BestLap), Number(car.Stops),
        Words<CarStatus>.Write(car.Status), Remark(car),
    ];

    private static string Remark(ClassifiedCar car) =>
        string.Join("; ", car.Penalties.Select(p => $"{p.Penalty} ({p.Id})").Append(car.Reason)
            .Where(part => part.Length > 0));

    private static string Gap(ClassifiedCar car) =>
        car.Position == 1 ? ""
        : car.GapLaps > 0 ? $"{car.GapLaps} {(car.GapLaps == 1 ? "lap" : "laps")}"
        : car.Gap is { } gap ? $"+{(gap / 1_000_000m).ToString("0.000", CultureInfo.InvariantCulture)}" : "";

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary><c>1:02:03.456</c>, <c>1:03.021</c>.</summary>
    private static string Time(long? micros)
    {
        if (micros is not { } value)
        {
            return "";
        }

        var time = TimeSpan.FromMicroseconds(value);
        return time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture,
                $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}")
            : string.Create(CultureInfo.InvariantCulture,
                $"{(int)time.TotalMinutes}:{time.Seconds:00}.{time.Milliseconds:000}");
    }
}
