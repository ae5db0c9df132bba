using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Web.Formats;

namespace PitMarshal.Web.Recorded;

/// <summary>Events of the log in plain words.</summary>
internal static partial class EventWords
{
    internal static string Of(RaceEvent e) => e switch
    {
        CarPassed passed => $"{Capital(passed.Line)}, {Whose(passed)}{(passed.Reason is { } why ? $" ({why})" : "")}",
        VehicleIdentified vehicle => $"Vehicle {vehicle.Vehicle}, car {vehicle.Car}",
        ButtonPressed button => $"Button {button.Button} pressed, car {button.Car}",
        FuelEntered fuel => $"{fuel.Ml / 1000m} l of fuel, car {fuel.Car}",
        DriverIdentified identified => $"Driver {identified.Driver} identified, car {identified.Car}",
        FootPlaced foot => $"{foot.Side} foot down, car {foot.Car}",
        FootLifted foot => $"{foot.Side} foot lifted, car {foot.Car}",
        StopDeclared declared => $"Stop declared {declared.As}, car {declared.Car}",
        IOfCar ofCar => $"{KindOf(e)}, car {ofCar.Car}",
        EntryListed entry => $"Entry of car {entry.Car}",
        RaceScheduled scheduled => $"Race {scheduled.Title ?? scheduled.Race} scheduled",
        FlagShown shown => $"Flag: {Words<Flag>.Write(shown.Flag).Replace('-', ' ')}",
        PitLaneOpened opened => $"Pit {Words<PitLaneEnd>.Write(opened.End)} opened",
        PitLaneClosed closed => $"Pit {Words<PitLaneEnd>.Write(closed.End)} closed",
        BulletinIssued bulletin =>
            $"Bulletin: {string.Join(", ", bulletin.Set.Select(set => Setting(set.Key, set.Value)))}",
        EventCorrected corrected => corrected.Withdrawn switch
        {
            true => "Withdrawal",
            false => "Withdrawal taken back",
            _ => $"Correction: {Values(corrected)}",
        },
        StewardRuled ruled => $"Ruling: {Verdict(ruled.Verdict)} {Words<Ruling>.Write(ruled.Ruling)}",
        PenaltyOrdered ordered => $"Penalty: {ordered.Penalty}, car {ordered.Car}",
        PenaltyServed served => $"Penalty served: {served.Id}",
        PenaltyWithdrawn withdrawn => $"Penalty withdrawn: {withdrawn.Id}",
        SensorDoubted doubted => $"{PointOf(doubted.Station, doubted.Point)} doubted: {doubted.Reason}",
        SensorTrusted trusted => $"{PointOf(trusted.Station, trusted.Point)} trusted again: {trusted.Reason}",
        GapOpened gap => $"Observations of {gap.Station} missing from {gap.From} on",
        GapClosed gap => $"Missing observations of {gap.Station} have come",
        LogBegan log => $"Log of {log.Venue} began, evidence key {log.Fingerprint}",
        DamageAccepted accepted => $"Went on with a damaged log: {accepted.Reason}",
        _ => KindOf(e),
    };

    /// <summary><c>Minimum stop, value 90 s</c> for <c>minimum-stop.value</c> and <c>90s</c>.</summary>
    private static string Setting(string key, string value) => key.LastIndexOf('.') is > 0 and var dot
        ? $"{RuleName.Of(key[..dot])}, {key[(dot + 1)..]} {DurationText.Shown(value)}"
        : $"{key} {DurationText.Shown(value)}";

    /// <summary><c>Minimum stop, car 27, stop 1</c> for <c>minimum-stop/27/stop-1</c>.</summary>
    private static string Verdict(string id) => id.Split('/') is [var rule, var car, .. var of]
        ? string.Join(", ", of.Select(part => part.Replace('-', ' ')).Prepend($"car {car}").Prepend(RuleName.Of(rule)))
        : id;

    /// <summary>The new values of a correction: <c>car 27, line pit-in</c>.</summary>
    internal static string Values(EventCorrected corrected)
    {
        if (corrected.Values is null)
        {
            return "no new values";
        }
        using var values = System.Text.Json.JsonDocument.Parse(corrected.Values);
        return string.Join(", ", values.RootElement.EnumerateObject().Select(value => $"{value.Name} {value.Value}"));
    }

    private static string Whose(CarPassed passed) => passed switch
    {
        { Car: { } car } => $"car {car}",
        { Transponder: { } transponder } => $"transponder {transponder}",
        _ => "nobody identified it",
    };

    private static string PointOf(string station, string? point) =>
        point is null ? $"Station {station}" : $"{Capital(point)} of station {station}";

    private static string KindOf(RaceEvent e) =>
        Capital(Humps().Replace(e.GetType().Name, " $0").ToLowerInvariant().Trim());

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Humps();
}
