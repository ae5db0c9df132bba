using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Handlers;

/// <summary>
/// Clocks that step. While it runs the gateway's clock cannot; what a boot shows over a restart of the gateway may be a
/// step of either. That is decided by the other boots: one that went on says that the gateway did too, and one that
/// shows the same step that it did not. Until then both are doubted.
/// </summary>
internal sealed class ClockStepEvents(Instant started, Action<string> notice)
{
    private const string By = "gateway";

    // What two boots say of one step differs by the drift of both and by the ways of their exchanges.
    private const long AlikeUs = 20_000;

    private readonly HashSet<string> _wentOn = [];
    private readonly Dictionary<string, long> _stepped = [];
    private readonly HashSet<Delivery> _sampled = [];
    private readonly List<(long Position, long Step, Instant From)> _doubts = [];

    /// <summary>What an exchange says of steps, before it is applied.</summary>
    /// <param name="delivery">The boot.</param>
    /// <param name="sample">The exchange.</param>
    /// <param name="ageUs">How long ago it was, when it came.</param>
    /// <param name="next">The position in the log of the next event.</param>
    internal IReadOnlyList<RaceEvent> Before(Delivery delivery, ClockSampled sample, long ageUs, long next)
    {
        var (clock, station) = (delivery.Stream.Clock, sample.Station);
        // An exchange with the gateway before this one is by the clock of that one.
        var ofThisRun = ageUs <= sample.At.Since(started);
        var first = ofThisRun && _sampled.Add(delivery) && clock.IsKnown;
        if (clock.StepBefore(sample) is not { } step)
        {
            return first && _wentOn.Add(station) ? GatewayWentOn(station, sample.At) : [];
        }
        if (!first || _wentOn.Count > 0)
        {
            notice($"{station}: {OwnStep(step)}; nothing is measured across it");
            return Doubt(station, OwnStep(step), clock.Latest!, sample, step, -step);
        }
        var others = _stepped.Where(other => other.Key != station).ToList();
        var alike = others.Where(other => Math.Abs(other.Value - step) <= AlikeUs).Select(other => other.Key).ToList();
        _stepped[station] = step;
        _doubts.Add((next, step, Bounds(clock.Latest!, sample, step, -step).From));
        var set = alike.Count > 0 || others.Count == 0
            ? $"the gateway's clock was set by {Seconds(step)} while it was down"
            : $"the gateway's clock or that of {station} was set by {Seconds(step)} while the gateway was down";
        notice(alike.Count > 0
            ? $"{set}: so say the clocks of {string.Join(", ", alike)} and {station}; nothing is measured across it"
            : $"{set}: so says the clock of {station}, unless it stepped itself; nothing is measured across it");
        return
        [
            .. Doubt(station, set, clock.Latest!, sample, step, step),
            .. Doubt(SensorDoubted.Gateway, set, clock.Latest!, sample, step, step),
        ];
    }

    /// <summary>
    /// One boot shows no step, so whoever showed one stepped alone: what the gateway was doubted for is withdrawn. Two
    /// that stepped alike are no chance, so then it stays.
    /// </summary>
    private IReadOnlyList<RaceEvent> GatewayWentOn(string witness, Instant now)
    {
        if (_doubts.Count == 0 || HaveAlike())
        {
            return [];
        }
        var reason = $"the clock of {witness} shows that the gateway's went on; so it was that of "
            + string.Join(", ", _stepped.Keys);
        notice(reason);
        RaceEvent[] corrected = [.. _doubts.SelectMany(doubt => Corrected(doubt, reason, now))];
        _doubts.Clear();
        return corrected;
    }

    /// <summary>The doubt of the station and its end have another reason; those of the gateway never were.</summary>
    private static IEnumerable<RaceEvent> Corrected(
        (long Position, long Step, Instant From) doubt, string reason, Instant now)
    {
        var own = OwnStep(doubt.Step);
        yield return Correct(0, $$"""{"at":"{{doubt.From}}","reason":"{{own}}"}""");
        yield return Correct(1, $$"""{"reason":"{{own}}"}""");
        yield return Correct(2, null);
        yield return Correct(3, null);

        EventCorrected Correct(int which, string? values) =>
            new(doubt.Position + which, By, reason, values, values is null ? true : null) { At = now };
    }

    private static string OwnStep(long step) => $"its clock stepped by {Seconds(step)}";

    private bool HaveAlike()
    {
        var steps = _stepped.Values.Order().ToList();
        return steps.Zip(steps.Skip(1)).Any(two => two.Second - two.First <= AlikeUs);
    }

    /// <summary>
    /// From the last instant that is certain by the clock of before to the first by the clock of after, and so wide
    /// that no instant outside can be of either.
    /// </summary>
    /// <param name="station">What is doubted.</param>
    /// <param name="reason">Why.</param>
    /// <param name="old">The last exchange before the step.</param>
    /// <param name="sample">The first after it.</param>
    /// <param name="step">By how much UTC ran away from the station's clock.</param>
    /// <param name="moved">By how much what was stamped meanwhile by the stepped clock is off.</param>
    private static RaceEvent[] Doubt(
        string station, string reason, ClockSampled old, ClockSampled sample, long step, long moved)
    {
        var (from, to) = Bounds(old, sample, step, moved);
        return
        [
            new SensorDoubted(station, null, reason, StepUs: step) { At = from },
            new SensorTrusted(station, null, reason) { At = to },
        ];
    }

    private static (Instant From, Instant To) Bounds(ClockSampled old, ClockSampled sample, long step, long moved)
    {
        var (last, next) = (old.Us + old.OffsetUs - old.DelayUs, sample.Us + sample.OffsetUs + sample.DelayUs);
        return (new Instant(Math.Min(last, last + moved)), new Instant(Math.Max(next, next - step)));
    }

    private static string Seconds(long us) =>
        string.Create(CultureInfo.InvariantCulture, $"{(us < 0 ? "−" : "+")}{Math.Abs(us) / 1e6:0.000} s");
}
