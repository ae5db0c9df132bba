using System.Globalization;
using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Clocks;
using PitMarshal.Ingest.Messages;

namespace PitMarshal.Provisioning;

/// <summary>
/// A station as somebody sees it who listens and says nothing. Each message gives the lines in which it changed
/// something; repeats, which stations send until they are acknowledged, give none.
/// </summary>
public sealed class WatchedStation(VenueStation station)
{
    private StationClock _clock = new();
    private long _highest, _askUs;
    private Instant _askAt;
    private double _toldUMs = double.MaxValue;

    public IReadOnlyList<WatchedInput> Inputs { get; } = [.. station.Inputs.Select(input => new WatchedInput(input))];

    /// <summary>Null until it, or its last will, said something.</summary>
    public StateReport? State { get; private set; }

    public string? Boot { get; private set; }

    public WatchedHealth? Health { get; private set; }

    /// <summary>When it booted and how far off that can be, ± ms; null before the first clock exchange.</summary>
    public (Instant BootedAt, double UMs)? Clock
    {
        get
        {
            if (!_clock.IsKnown)
            {
                return null;
            }
            var (at, uncertaintyUs) = _clock.ToUtc(_askUs);
            return (new Instant(at.Micros - _askUs), uncertaintyUs / 1000.0);
        }
    }

    /// <summary>True: it works with the configuration of the venue file. Null: it did not say yet.</summary>
    public bool? HasConfig =>
        State?.Config is { } config ? config == VenueStation.ConfigHash(station.ConfigPayload()) : null;

    /// <summary>How long ago something happened at the station; null while its clock is unknown.</summary>
    public TimeSpan? Since(long us, Instant now) => _askAt == default ? null
        : TimeSpan.FromMicroseconds(Math.Max(0, _askUs + (now.Micros - _askAt.Micros) - us));

    /// <param name="tail">The topic below the station's name.</param>
    /// <param name="at">When the message came.</param>
    public IReadOnlyList<string> Hear(string tail, ReadOnlyMemory<byte> payload, Instant at)
    {
        var reason = "";
        IEnumerable<string>? lines = tail switch
        {
            "state" => PayloadReader.State(payload, out reason) is { } state ? Take(state) : null,
            "obs" => PayloadReader.Observations(payload, out reason) is { } observed ? Take(observed) : null,
            "health" => PayloadReader.Health(payload, out reason) is { } health ? Take(health) : null,
            "clock/ask" => PayloadReader.Ask(payload, out reason) is { } ask ? Take(ask, at) : null,
            _ => [],
        };
        return lines is null ? [$"{tail}: {reason}"] : [.. lines];
    }

    private IEnumerable<string> Take(StateReport state)
    {
        if (state == State)
        {
            yield break;
        }
        State = state;
        if (!state.Online)
        {
            yield return "offline";
            yield break;
        }
        Runs(state.Boot!);
        yield return $"online, boot {state.Boot}, firmware {state.Firmware}, configuration {HasConfig switch
        {
            true => "as the venue file has it",
            false => $"{state.Config}, which is not the venue file's: has the gateway been started again?",
            null => "none",
        }}";
    }

    private IEnumerable<string> Take(ObsPayload observed)
    {
        Runs(observed.Boot);
        foreach (var item in observed.Items.Where(item => item.Observation.N > _highest))
        {
            _highest = item.Observation.N;
            yield return item.Observation.Kind switch
            {
                "boot" => "booted",
                "fault" => Fault(item),
                "lost" =>
                    $"observations {item.Observation.From} to {item.Observation.To} were dropped: the outbox was full",
                _ => Line(item.Observation),
            };
        }
    }

    private string Fault(in ObsItem item)
    {
        using var json = JsonDocument.Parse(item.Json);
        var name = json.RootElement.TryGetProperty("input", out var word) ? word.ToString() : "?";
        Inputs.FirstOrDefault(input => input.Input.In == name)?.Doubt(item.Observation.What ?? "?");
        return $"fault of {name}: {item.Observation.What}";
    }

    private string Line(in Observation observation)
    {
        var stamp = string.Create(
            CultureInfo.InvariantCulture, $"at {observation.Us / 1e6:F6} s ± {observation.PmUs / 1000.0:0.###} ms");
        foreach (var input in Inputs)
        {
            if (input.Gives(observation))
            {
                input.Take(observation);
                var what = observation.Kind is "tag" or "badge"
                    ? observation.Id!.Length > 0 ? observation.Id : "no transponder answered"
                    : input.On == true ? "on" : "off";
                return $"{input.Input.In} {what}, {input.Words}, {stamp}";
            }
        }
        return $"{observation.Kind} of no input of the venue file, {stamp}";
    }

    private IEnumerable<string> Take(HealthReport report)
    {
        Runs(report.Boot);
        using var json = JsonDocument.Parse(report.Json);
        var before = Health;
        Health = WatchedHealth.Of(json.RootElement);
        foreach (var (name, on, edges, lastUs) in WatchedHealth.Inputs(json.RootElement).ToList())
        {
            if (Inputs.FirstOrDefault(input => input.Input.In == name) is not { } input)
            {
                continue;
            }
            var since = input.Edges is null ? " since boot" : "";
            if (input.Take(on, edges, lastUs) is > 0 and var more)
            {
                yield return $"{name} had {more} raw edge{(more == 1 ? "" : "s")}{since}, is {(on ? "on" : "off")}";
            }
        }
        foreach (var (name, high, us) in WatchedHealth.RawEdges(json.RootElement).ToList())
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{name} edge, pin {(high ? "high" : "low")}, at {us / 1e6:F6} s");
        }
        if (Health.Dropped > (before?.Dropped ?? 0) || (Health.OutboxUsed > 0) != (before?.OutboxUsed > 0))
        {
            yield return $"outbox {Health.OutboxUsed} of {Health.OutboxOf}, {Health.Dropped} dropped";
        }
    }

    private IEnumerable<string> Take(ClockAsk ask, Instant at)
    {
        Runs(ask.Boot);
        (_askUs, _askAt) = (ask.Us, at);
        if (ask.Last is { } last)
        {
            _clock.Add(new ClockSampled(station.Name, ask.Boot, last.Us, last.OffsetUs, last.DelayUs) { At = at });
        }
        // Every exchange moves it a little; what a person would notice is a change by half.
        if (Clock is var (booted, uncertaintyMs) && (uncertaintyMs < _toldUMs / 2 || uncertaintyMs > _toldUMs * 2))
        {
            _toldUMs = uncertaintyMs;
            yield return string.Create(
                CultureInfo.InvariantCulture, $"clock: booted at {booted} ± {uncertaintyMs:0.###} ms");
        }
    }

    private void Runs(string boot)
    {
        if (boot == Boot)
        {
            return;
        }
        (Boot, _clock, _highest, _askAt, _toldUMs, Health) =
            (boot, new StationClock(), 0, default, double.MaxValue, null);
        foreach (var input in Inputs)
        {
            input.Forget();
        }
    }
}
