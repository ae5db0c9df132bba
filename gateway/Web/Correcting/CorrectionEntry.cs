using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Recorded;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Correcting;

/// <summary>A correction as somebody fills it in; each field as written, empty where it has none.</summary>
public sealed record CorrectionEntry
{
    private const double UMsMost = 600_000;

    public required Remedy Remedy { get; init; }

    /// <summary>The number of the event to correct; 0 of a missed passing.</summary>
    public long Number { get; init; }

    public string Car { get; init; } = "";

    public string Line { get; init; } = "";

    /// <summary>Race time, or an instant in UTC.</summary>
    public string At { get; init; } = "";

    /// <summary>Its uncertainty, ± ms.</summary>
    public string UMs { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>The verdict to come back to; empty: none.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>What the person was shown that it changes: <see cref="Verdicts.Parts.VerdictVersion"/> of it.</summary>
    public string Expects { get; init; } = "";

    /// <summary>Null when it is no remedy that there is.</summary>
    internal static CorrectionEntry? Of(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var all = fields.DistinctBy(field => field.Key)
            .ToDictionary(field => field.Key, field => field.Value.ToString().Trim());
        return !Words<Remedy>.TryParse(Text("do"), out var remedy) ? null : new()
        {
            Remedy = remedy,
            Number = long.TryParse(Text("event"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : 0,
            Car = Text("car"),
            Line = Text("line"),
            At = Text("at"),
            UMs = Text("uMs"),
            Reason = Text("reason"),
            Verdict = Text("verdict"),
            Expects = Text("expects"),
        };

        string Text(string name) => all.GetValueOrDefault(name, "");
    }

    /// <summary>What is wrong with it, as far as the form alone tells.</summary>
    /// <param name="corrected">The event that it names; null when there is none.</param>
    internal FormErrors Check(Snapshot shows, LoggedEvent? corrected)
    {
        FormErrors errors = [];
        if (Remedy != Remedy.Missed && corrected is null)
        {
            errors.Add("", "The log has no such entry.");
        }
        if (Remedy is Remedy.Car or Remedy.Missed)
        {
            if (Car.Length == 0)
            {
                errors.Add("car", "Say which car.");
            }
            else if (shows.Race.Cars.All(car => car.Car != Car || car.Entry is null))
            {
                errors.Add("car", $"Car {Car} is not entered.");
            }
            else if (Remedy == Remedy.Car && CarOf(corrected?.Event) == Car)
            {
                errors.Add("car", $"It is car {Car} already.");
            }
        }
        if (Remedy == Remedy.Missed)
        {
            CheckMissed(shows, errors);
        }
        if (Reason.Length == 0)
        {
            errors.Add("reason", "Say why; it stays in the log.");
        }
        return errors;
    }

    /// <summary>The event that it becomes. Only of an entry in which nothing is wrong.</summary>
    internal RaceEvent Event(Snapshot shows, string by) => Remedy switch
    {
        Remedy.Missed => new CarPassed(Car, null, Line, Reason)
        {
            At = TimeText.Parse(At, shows.Race.Started) ?? default, UMs = Uncertainty ?? 0, By = by,
        },
        Remedy.Car => new EventCorrected(
            Number, by, Reason, JsonSerializer.Serialize(new Dictionary<string, string> { ["car"] = Car }), null),
        Remedy.Restore => new EventCorrected(Number, by, Reason, null, false),
        _ => new EventCorrected(Number, by, Reason, null, true),
    };

    private double? Uncertainty =>
        double.TryParse(UMs, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var u)
            && u is >= DecisionSource.PressUMs and <= UMsMost ? u : null;

    private static string? CarOf(RaceEvent? e) => (e as CarPassed)?.Car ?? (e as IOfCar)?.Car;

    private void CheckMissed(Snapshot shows, FormErrors errors)
    {
        if (Line is not (Events.Line.PitIn or Events.Line.PitOut))
        {
            errors.Add("line", "Choose pit-in or pit-out.");
        }
        if (TimeText.Parse(At, shows.Race.Started) is not { } at)
        {
            errors.Add("at", shows.Race.Started is null
                ? "Give the time in UTC such as 2026-06-13T14:03:05.120Z."
                : "Give the race time such as 1:23:45.6, or UTC such as 2026-06-13T14:03:05.120Z.");
        }
        else if (at > shows.Now)
        {
            errors.Add("at", "It has not come yet.");
        }
        if (Uncertainty is null)
        {
            errors.Add("uMs", $"Give milliseconds, {DecisionSource.PressUMs:0} to {UMsMost:0}.");
        }
    }
}
