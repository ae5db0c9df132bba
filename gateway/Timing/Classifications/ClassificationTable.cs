using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Timing.Laps;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Writing;
using static PitMarshal.Timing.Writing.TextTable;

namespace PitMarshal.Timing.Classifications;

/// <summary>A classification as plain text for people, in columns.</summary>
public static class ClassificationTable
{
    private static readonly string[] s_head = ["Pos", "Car", "Class", "Laps", "Total", "Gap", "Best",
        "Lap", "Stops", "Status", ""];

    public static string Write(Classification result) => TextTable.Write(
        $"{result.Session}, {result.Result}, {Words<ResultState>.Write(result.State)}", s_head,
        result.Cars.Select(Row));

    private static string[] Row(ClassifiedCar car) =>
    [
        Number(car.Position), car.Car, car.Class is null ? "" : $"{car.Class} {Number(car.ClassPosition)}".TrimEnd(),
        Number(car.Laps), Time(car.Total), Gap(car), Time(car.Best), Number(car.BestLap), Number(car.Stops),
        Words<CarStatus>.Write(car.Status), Remark(car),
    ];

    /// <summary>Penalties and what a person should know.</summary>
    public static string Remark(ClassifiedCar car) =>
        string.Join("; ", car.Penalties.Select(p => $"{p.Penalty} ({p.Id})").Append(car.Reason)
            .Where(part => part.Length > 0));

    /// <summary>To the first car, for people; empty where there is none.</summary>
    public static string Gap(ClassifiedCar car) =>
        car.Position == 1 ? ""
        : car.GapLaps > 0 ? $"{car.GapLaps} {(car.GapLaps == 1 ? "lap" : "laps")}"
        : car.Gap is { } gap ? $"+{(gap / 1_000_000m).ToString("0.000", CultureInfo.InvariantCulture)}" : "";
}
