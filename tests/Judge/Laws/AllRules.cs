using PitMarshal.Judge.Rules;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Laws;

/// <summary>A rule of every kind, with most of what a rule may say.</summary>
internal static class AllRules
{
    /// <summary>All of them, read once: thousands of judges ask them.</summary>
    internal static RaceRegulations Regulations => field ??= Story.Regulations(Lines);

    internal static readonly string[] Lines =
    [
        Story.MinimumStop,
        Story.MaximumStint,
        "{ rule: exit, kind: driver-exit, evidence: [seat-empty, both-feet], when: { driver: same } }",
        "{ rule: stops, kind: count, of: stop, min: 2, atLeast: 85s }",
        "{ rule: changes, kind: count, of: stop, max: 2, driver: changed }",
        "{ rule: standing, kind: min-duration, of: stationary-time, value: 30s }",
        "{ rule: safety-car, kind: min-duration, of: pit-lane-time, value: 2m, when: { flag: safety-car, sticky: "
            + "start-finish }, afterRedFlag: waive }",
        "{ rule: green, kind: min-duration, of: pit-lane-time, value: 85s, when: { notFlag: safety-car, stop: "
            + "not-last }, tolerance: { by: 3s, times: 2 } }",
        "{ rule: windows, kind: count, of: stop, min: 1, when: { window: [{ from: 10m, to: 20m, grace: 1 }, { in: "
            + "remaining, from: 30m, to: 5m, edge: pit-out }] } }",
        "{ rule: laps, kind: count, of: stop, max: 3, when: { window: { in: laps, from: 2, to: 9 }, notDeclared: "
            + "splash }, ifRaceEndsEarly: waive below 75% }",
        "{ rule: long-lap, kind: min-duration, of: lap, value: 4m, when: { window: { from: 5m, to: 50m, grace: 1 } } }",
        "{ rule: anew, kind: max-duration, of: stint, value: 20m, afterRedFlag: reset }",
        "{ rule: by-laps, kind: min-duration, of: pit-lane-time, less: 5s, value: { table: laps-in-stint, rows: { 1: "
            + "51s, 2: 74s, 4: 95s } }, "
            + "plus: [{ value: 10s, when: { stop: first } }, { value: -20s, when: { flag: safety-car } }], penalty: { "
                + "brackets: [{ upTo: 5s, kind: warning }, { escalate: [{ kind: drive-through }, { kind: stop-go, "
                    + "add: shortfall, roundUp: 1s }] }] } }",
        "{ rule: late, kind: max-duration, of: stint, value: { table: drivers, rows: { 1: 10m, other: duration / 4 } "
            + "} }",
        "{ rule: remaining, kind: min-duration, of: pit-lane-time, value: { table: remaining, rows: { 0s: 30s, 30m: "
            + "85s, 50m: 2m } } }",
        "{ rule: by-duration, kind: count, of: stop, min: ceil(duration / 20m) - 1, atLeast: duration * 2%, penalty: "
            + "{ kind: points, value: 3 } }",
        "{ rule: net, kind: max-duration, of: stint, value: 15m, when: { flag: [green, yellow] }, afterRedFlag: "
            + "exclude, penalty: { kind: time, add: excess } }",
        "{ rule: hour, kind: sum, over: rolling 30m, max: 20m, afterRedFlag: exclude }",
        "{ rule: base, kind: sum, min: 10m, max: 70m, pitTime: included, afterRedFlag: prorate 2:1, ifRaceEndsEarly: "
            + "prorate }",
        "{ rule: blocks, kind: sum, over: blocks 20m, min: 1m, pitTime: excluded-on-change }",
        "{ rule: share, kind: sum, per: rating, share: 60%, when: { class: [GT3] } }",
        "{ rule: lane, kind: sum, of: pit-lane-time, min: 3m, when: { driver: changed } }",
        "{ rule: fuel-each, kind: sum, of: refuel-time, per: driver, max: 5s }",
        "{ rule: laps-each, kind: sum, of: laps, min: 3 }",
        "{ rule: no-zone, kind: min-duration, of: pit-lane-time, value: 80s, without: { from: zone, to: fuel-out } }",
        "{ rule: early, kind: sum, over: first 30m, min: 5m }",
        "{ rule: late-drive, kind: sum, over: last 25%, max: 10m, pitTime: included }",
        "{ rule: halves, kind: sum, min: 20m, afterRedFlag: { first-half: halve, second-half: waive } }",
        "{ rule: two-of-them, kind: sum, min: 15m, reachedBy: 2 }",
        "{ rule: until-made, kind: min-duration, of: pit-lane-time, value: 85s, once: true }",
        "{ rule: stint-laps, kind: count, of: laps-in-stint, min: 3, max: 12 }",
        "{ rule: gets-out, kind: count, min: 1, driver: out, atLeast: 60s }",
        "{ rule: long-exit, kind: driver-exit, evidence: [seat-empty], once: true, atLeast: 80s }",
        "{ rule: no-service, kind: closed, what: [refuelling, driver-change, exit], emergency: 5s }",
        "{ rule: slow, kind: speed-limit, from: pit-in, to: zone, distance: 60m, value: 60km/h, least: 5km/h }",
        "{ rule: line-up, kind: eligibility, rated: [{ min: 1, of: [bronze] }, { max: 2, of: [Gold] }] }",
        "{ rule: entered, kind: eligibility, entered: { min: 2, max: 3 } }",
        "{ rule: of-classified, kind: sum, min: 20m, when: { classified: true } }",
        "{ rule: of-class, kind: sum, of: pit-lane-time, per: class, max: 4m }",
        "{ rule: once, kind: driver-exit, evidence: [seat-empty], once: true, when: { driver: same } }",
        "{ rule: fair, kind: spread, of: drive-time, max: 20m }",
        "{ rule: continuous, kind: max-duration, of: continuous-drive, value: 25m, afterRedFlag: reset }",
        "{ rule: since-rest, kind: max-duration, of: continuous-drive, value: 30m, resetAfter: 10m, pitTime: "
            + "excluded-on-change }",
        "{ rule: rest, kind: min-duration, of: rest, value: 10m }",
        "{ rule: long-rest, kind: min-duration, of: rest, value: 15m, after: 20m, tolerance: { by: 30s } }",
        "{ rule: engine-off, kind: min-duration, of: stationary-engine-off-time, value: 15s }",
        "{ rule: fuel, kind: forbidden-band, of: refuel-time, above: 3s, below: 9s }",
        "{ rule: belts, kind: require, state: engine-off, during: refuelling }",
        "{ rule: seat, kind: forbid, state: [seat-empty, engine-on], during: standing, value: 4s }",
        "{ rule: order, kind: order, first: engine-stopped, then: seat-emptied }",
        "{ rule: who-first, kind: order, first: seat-emptied, then: driver-identified }",
        "{ rule: speed, kind: speed-limit, from: pit-in, to: pit-out, distance: 600m, value: 35mph, within: 1m }",
        "{ rule: zone, kind: speed-limit, from: zone, to: pit-out, distance: 300m, value: 60km/h }",
        "{ rule: served, kind: min-duration, of: pit-lane-time, value: 80s, withPenalties: true }",
        "{ rule: pressed, kind: min-duration, of: button-time, value: 20s }",
        "{ rule: each-block, kind: count, over: blocks 20m, min: 1, max: 3, when: { vehicle: changed } }",
        "{ rule: tank, kind: fuel, min: 10l, max: 18gal, when: { vehicle: same } }",
        "{ rule: all-fuel, kind: fuel, per: race, max: 100l, when: { refuelled: true } }",
        "{ rule: entry, kind: closed, what: entry, except: [splash] }",
        "{ rule: exit-closed, kind: closed, what: exit }",
        "{ rule: no-fuel, kind: closed, what: refuelling }",
        "{ rule: no-change, kind: closed, what: driver-change, when: { flag: [safety-car, yellow] } }",
        "{ rule: crew, kind: eligibility, listed: true, drivers: { max: 2 }, soloUpTo: 65m, starter: [d1] }",
    ];
}
