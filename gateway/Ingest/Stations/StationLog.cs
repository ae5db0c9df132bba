using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Stations;

/// <summary>What the log says of one station. It changes by entries of the log and by nothing else.</summary>
internal sealed class StationLog
{
    /// <summary>So many of the latest faults are kept.</summary>
    internal const int MostFaults = 16;

    private readonly HashSet<string> _ran = [];

    /// <summary>By boot, in the order in which they were first heard of.</summary>
    internal Dictionary<string, StationStream> Streams { get; } = [];

    /// <summary>The latest faults it observed, of its inputs and of itself.</summary>
    internal Queue<StationFault> Faults { get; } = new();

    /// <summary>The boot that ran last.</summary>
    internal string? Boot { get; private set; }

    /// <summary>The boots that ran, by their exchanges.</summary>
    internal IReadOnlySet<string> Ran => _ran;

    /// <summary>The boot that ran last, while no doubt covers the time between it and the one before.</summary>
    internal string? UndoubtedReboot { get; private set; }

    /// <summary>The doubt of two boards that speak under this name; null while there is one board.</summary>
    internal SensorDoubted? TwoBoards { get; private set; }

    /// <summary>From when on one of two boards was taken to be gone; null where there never were two.</summary>
    internal Instant? OneBoardFrom { get; private set; }

    /// <summary>The end of the latest doubt about a reboot.</summary>
    internal Instant? TrustedAt { get; private set; }

    /// <summary>The gap of a station that is not heard; null while it is.</summary>
    internal GapOpened? Silence { get; private set; }

    /// <summary>Holes in the numbers of all its boots.</summary>
    internal int Holes { get; private set; }

    /// <summary>
    /// When the boots before this one were last alive for certain; null where none of them exchanged a clock.
    /// </summary>
    internal Instant? LastSignBefore(StationStream stream)
    {
        Instant? last = null;
        foreach (var before in Streams.Values.TakeWhile(before => before != stream))
        {
            if (before.Clock.IsKnown
                && before.ToUtc(Math.Max(before.LastSampleUs, before.Numbers.HighestUs)) is var (at, uUs)
                && !(last >= at.Plus(-uUs)))
            {
                last = at.Plus(-uUs);
            }
        }
        return last;
    }

    internal void Apply(StationStream stream, in Observation seen, Instant rx)
    {
        var holes = stream.Numbers.HoleCount;
        stream.Apply(seen, rx);
        Holes += stream.Numbers.HoleCount - holes;
        if (seen.Kind == "fault")
        {
            Faults.Enqueue(new StationFault(stream.Boot, seen.Us, seen.Input ?? "", seen.What ?? ""));
            if (Faults.Count > MostFaults)
            {
                Faults.Dequeue();
            }
        }
        if (seen.Kind == "boot")
        {
            Boot ??= stream.Boot;
        }
    }

    internal void Apply(RaceEvent e)
    {
        switch (e)
        {
            case ClockSampled sample when Streams.TryGetValue(sample.Boot, out var stream):
                stream.Apply(sample);
                ApplyBoot(sample.Boot);
                break;
            case GapOpened { To: null } silence:
                Silence = silence;
                break;
            case GapClosed { To: null }:
                Silence = null;
                break;
            case GapOpened { To: { } to } gap when Streams.TryGetValue(gap.Boot, out var stream):
                stream.ApplyGap(gap.From, to);
                break;
            case GapClosed { To: { } to } gap when Streams.TryGetValue(gap.Boot, out var stream):
                stream.ApplyGapClosed(gap.From, to);
                break;
            case SensorDoubted { Source: null, Reason: Stations.TwoBoards.Reason } doubted:
                TwoBoards = doubted;
                break;
            case SensorTrusted { Source: null, Reason: Stations.TwoBoards.Reason } trusted:
                (TwoBoards, OneBoardFrom) = (null, trusted.At);
                TrustedAt = TrustedAt > trusted.At ? TrustedAt : trusted.At;
                Boot = Streams.Values.MaxBy(stream => stream.LastSampled)?.Boot ?? Boot;
                break;
            case SensorTrusted { Source: null, Reason: StationPresence.Rebooted } trusted:
                UndoubtedReboot = null;
                TrustedAt = TrustedAt > trusted.At ? TrustedAt : trusted.At;
                break;
            default:
                break;
        }
    }

    private void ApplyBoot(string boot)
    {
        if (_ran.Add(boot) && boot != Boot)
        {
            UndoubtedReboot = Boot is null ? null : boot;
            Boot = boot;
        }
    }
}
