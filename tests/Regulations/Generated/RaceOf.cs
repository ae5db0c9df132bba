using PitMarshal.Events;

namespace PitMarshal.Tests.Regulations.Generated;

/// <summary>
/// A race in which what one rule asks comes to a given amount: seconds, stops, drivers or laps. Null where a rule knows
/// no amount.
/// </summary>
internal static class RaceOf
{
    /// <summary>The race in which the rule is met, or missed, where that is no matter of an amount.</summary>
    public static GeneratedRace? ThatIs(WrittenRule rule, bool met) => rule.Kind switch
    {
        "driver-exit" => Plain(rule) with { Stops = [Stop(rule) with { Stay = 400, GetsOut = met, Driver = null }] },
        "require" => Plain(rule) with { Stops = [Stop(rule) with { Refuels = 30, EngineOff = met }] },
        "closed" => Closed(rule, met),
        "eligibility" when rule.Has("soloUpTo") => Plain(rule) with
        {
            Length = met ? 3600 : 4 * 3600, Drivers = [("a", "Gold")],
        },
        "eligibility" => Crew(rule, met),
        // No file asks for more than 2 l, or allows more than 200 l.
        "fuel" => Plain(rule) with { Stops = [Stop(rule) with { Litres = met == rule.Has("max") ? 2 : 200 }] },
        "speed-limit" => Plain(rule) with { Stops = [Stop(rule) with { ToBoxes = met ? 7 : 1 }] },
        _ => null,
    };

    /// <summary>The race in which the measure of the rule is an amount.</summary>
    public static GeneratedRace Measuring(WrittenRule rule, double amount) => (rule.Kind, rule.Text("of")) switch
    {
        ("count", "laps-in-stint") => Plain(rule) with
        {
            Stops = [Stop(rule) with { At = (amount * 120) - 10 }],
        },
        ("count", _) when Blocks(rule) is { } block => Plain(rule) with
        {
            Length = block + 60, Stops = [.. Enumerable.Range(0, (int)amount).Select(i => Counted(rule, i))],
        },
        ("count", _) => Long(rule, rule.Asks("window") ? 0 : 900 * amount) with
        {
            Stops = [.. Enumerable.Range(0, (int)amount).Select(i => Counted(rule, i))],
        },
        ("sum", "pit-lane-time") => Plain(rule) with { Stops = [Stop(rule) with { Stay = amount }] },
        ("sum", _) => Driving(rule, amount),
        (_, "stint") => Long(rule, amount) with { Stops = [Stop(rule) with { At = amount }] },
        (_, "continuous-drive") => Driving(rule, amount),
        (_, "rest") => Rest(rule, amount),
        (_, "refuel-time") => Plain(rule) with { Stops = [Stop(rule) with { Stay = amount + 60, Refuels = amount }] },
        (_, "button-time") => Plain(rule) with { Stops = [Stop(rule) with { Stay = amount + 30, Pressed = amount }] },
        (_, "lap") => Plain(rule) with { Lap = 60, Stops = [Stop(rule) with { Stay = amount - 60 }] },
        _ => Plain(rule) with { Stops = [Stop(rule) with { Stay = amount }] },
    };

    private static GeneratedRace Plain(WrittenRule rule) => new(rule.Length)
    {
        Class = rule.Class,
        Drivers = [("a", rule.Rating), ("b", rule.Rating == "Gold" ? "Silver" : "Gold")],
        Control = rule.Condition("flag") is [var flag, ..] && Words<Flag>.TryParse(flag, out var shown)
            ? [(rule.InWindow() - 300, new FlagShown(shown))]
            : [],
    };

    /// <summary>A stop to which the rule's conditions apply.</summary>
    private static GeneratedStop Stop(WrittenRule rule, int number = 0) => new(rule.InWindow(number), 200)
    {
        Driver = rule.Condition("driver").Contains("changed") || rule.Text("driver") is "changed"
            ? (number % 2 == 0 ? "b" : "a")
            : null,
        Refuels = rule.Condition("refuelled").Contains("true") ? 20 : 0,
        Vehicle = rule.Condition("vehicle").Contains("changed") ? $"k{number + 1}" : null,
        Declared = rule.Condition("declared") is [var declared, ..] ? declared : null,
    };

    private static GeneratedStop Counted(WrittenRule rule, int number) =>
        Stop(rule, number) with { Stay = rule.Has("atLeast") ? 400 : 200, GetsOut = true };

    /// <summary>The first driver from the start for so long, then the other.</summary>
    private static GeneratedRace Driving(WrittenRule rule, double amount)
    {
        var race = Long(rule, amount);
        return race with { Length = Blocks(rule) ?? race.Length, Stops = [new(amount, 200) { Driver = "b" }] };
    }

    private static double? Blocks(WrittenRule rule) =>
        rule.Text("over") is { } over && over.StartsWith("blocks ", StringComparison.Ordinal)
            ? WrittenRule.Seconds(over[7..]) : null;

    /// <summary>A race in which so many seconds have room, where the rule does not say how long it is.</summary>
    private static GeneratedRace Long(WrittenRule rule, double seconds) =>
        Plain(rule) with { Length = Math.Max(rule.Length, rule.Asks("raceLength") ? 0 : seconds + 3600) };

    private static GeneratedRace Rest(WrittenRule rule, double amount) => Plain(rule) with
    {
        Length = amount + (6 * 3600),
        Stops = [new(3600, 100) { Driver = "b" }, new(3600 + amount - 100, 100) { Driver = "a" }],
    };

    private static GeneratedRace Crew(WrittenRule rule, bool met)
    {
        if (rule.Field("entered")?.Find("min")?.Text is { } least)
        {
            return Plain(rule) with
            {
                Drivers = [.. Enumerable.Range(0, int.Parse(least) - (met ? 0 : 1))
                    .Select(i => ($"{(char)('a' + i)}", rule.Rating))],
            };
        }

        if (rule.Field("drivers") is not { } drivers)
        {
            // Only who is listed may drive.
            return Plain(rule) with { Stops = [new(1800, 200) { Driver = met ? "b" : "x" }] };
        }

        var (min, max) = (drivers.Find("min")?.Text, drivers.Find("max")?.Text);
        var count = min is not null ? int.Parse(min) - (met ? 0 : 1) : int.Parse(max!) + (met ? 0 : 1);
        return Plain(rule) with
        {
            Drivers = [.. Enumerable.Range(0, count).Select(i => ($"{(char)('a' + i)}", rule.Rating))],
            Stops = [.. Enumerable.Range(1, Math.Max(0, count - 1)).Select(i =>
                new GeneratedStop(1800 * i, 200) { Driver = $"{(char)('a' + i)}" })],
        };
    }

    /// <summary>Closed in the middle of the race, or by the window of the rule.</summary>
    private static GeneratedRace Closed(WrittenRule rule, bool met)
    {
        var stop = Stop(rule) with { At = rule.Asks("window") && met ? 3600 : rule.InWindow() };
        var what = rule.Texts("what");
        stop = stop with
        {
            Refuels = what.Contains("refuelling") ? 40 : 0,
            Driver = what.Contains("driver-change") ? "b" : null,
        };
        return Plain(rule) with
        {
            Stops = [stop],
            Control = met || rule.Asks("window") ? [] : [(stop.At - 60, new PitLaneClosed(PitLaneEnd.Entry))],
        };
    }
}
