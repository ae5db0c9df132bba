using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Evidence.Wording;

namespace PitMarshal.Evidence.Page;

/// <summary>Events as a person reads them in a table.</summary>
internal static partial class EntryText
{
    public static string Of(RaceEvent e) => e switch
    {
        CarPassed { Car: { } car } passed => $"{passed.Line}, car {car}",
        CarPassed { Transponder: { } id } passed => $"{passed.Line}, transponder {id}",
        CarPassed passed => $"{passed.Line}, not identified",
        VehicleIdentified vehicle => $"vehicle {vehicle.Vehicle}",
        ButtonPressed button => $"button {button.Button} pressed",
        FuelEntered fuel => $"{fuel.Ml / 1000m} l of fuel entered by {fuel.By}",
        DriverIdentified identified => $"driver {identified.Driver} identified",
        FootPlaced placed => $"{Words<Side>.Write(placed.Side)} foot placed",
        FootLifted lifted => $"{Words<Side>.Write(lifted.Side)} foot lifted",
        StopDeclared declared => $"stop declared: {declared.As}",
        FlagShown shown => $"flag {OutcomeSigns.Of(shown.Flag)}",
        BulletinIssued bulletin =>
            $"bulletin: {string.Join(", ", bulletin.Set.Select(set => $"{set.Key} = {set.Value}"))}; {bulletin.Reason}",
        EventCorrected correction =>
            $"correction of {correction.Source ?? $"event {correction.Position}"} by {correction.By}: "
            + $"{(correction.Withdrawn is { } gone ? gone ? "withdrawn, " : "it holds, " : "")}{correction.Values} "
            + $"{correction.Reason}",
        StewardRuled ruled => $"ruling on {ruled.Verdict} by {ruled.By}: {Words<Ruling>.Write(ruled.Ruling)}",
        _ => BeforeCapital().Replace(e.GetType().Name, " ").ToLowerInvariant(),
    };

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex BeforeCapital();
}
