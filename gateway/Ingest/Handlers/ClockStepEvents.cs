using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Handlers;

/// <summary>
/// Clocks that step. While it runs the gateway's clock cannot; what a boot shows over a restart of the gateway may be a
/// step of either, and is the gateway's until another boot says that it is not.
/// </summary>
internal sealed class ClockStepEvents(Instant started, Action<string> notice)
{
    private readonly HashSet<string> _wentOn = [], _stepped = [];
    private readonly HashSet<Delivery> _sampled = [];

    /// <summary>What an exchange says of steps, before it is applied.</summary>
    /// <param name="delivery">The boot.</param>
    /// <param name="sample">The exchange.</param>
    /// <param name="ageUs">How long ago it was, when it came.</param>
    internal IReadOnlyList<RaceEvent> Before(Delivery delivery, ClockSampled sample, long ageUs)
    {
        var clock = delivery.Stream.Clock;
        // An exchange with the gateway before this one is by the clock of that one.
        var ofThisRun = ageUs <= sample.At.Since(started);
        var first = ofThisRun && _sampled.Add(delivery) && clock.IsKnown;
        if (clock.StepBefore(sample) is not { } step)
        {
            if (first)
            {
                _wentOn.Add(sample.Station);
            }
            return [];
        }
        if (!first || _wentOn.Count > 0)
        {
            var what = $"its clock stepped by {Seconds(step)}";
            notice($"{sample.Station}: {what}; nothing is measured across it");
            return Doubt(sample.Station, what, clock.Latest!, sample, step, -step);
        }
        _stepped.Add(sample.Station);
        var set = $"the gateway's clock was set by {Seconds(step)} while it was down";
        var witnesses = string.Join(", ", _stepped);
        notice($"{set}: so says the clock of {witnesses}, which went on; nothing is measured across it");
        return
        [
            .. Doubt(sample.Station, set, clock.Latest!, sample, step, step),
            .. Doubt(SensorDoubted.Gateway, set, clock.Latest!, sample, step, step),
        ];
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
        var (last, next) = (old.Us + old.OffsetUs - old.DelayUs, sample.Us + sample.OffsetUs + sample.DelayUs);
        var from = new Instant(Math.Min(last, last + moved));
        var to = new Instant(Math.Max(next, next - step));
        return
        [
            new SensorDoubted(station, null, reason, StepUs: step) { At = from },
            new SensorTrusted(station, null, reason) { At = to },
        ];
    }

    private static string Seconds(long us) =>
        string.Create(CultureInfo.InvariantCulture, $"{(us < 0 ? "−" : "+")}{Math.Abs(us) / 1e6:0.000} s");
}
