using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Import.P3;

/// <summary>
/// Captures of AMB / MYLAPS decoders that speak P3 (AMBrc, RC4, DR5, TranX3 …; not X2), as bytes or as lines of hex.
/// Each passing becomes a <see cref="CarPassed"/> of its transponder at the line where the decoder's loop lies.
/// </summary>
public sealed class P3Capture(ImportOptions options, ImportedLog log)
{
    /// <summary>The time field counts µs, yet these decoders fill whole ms only: ± 1 ms, cut or rounded.</summary>
    private const double UMs = 1;

    private const byte NumberTag = 0x01, TransponderTag = 0x03, ClockTag = 0x04, UtcTag = 0x10, DecoderTag = 0x81;

    /// <summary>1990 and 2200, µs: a decoder's clock outside of these was never set.</summary>
    private const ulong ClockMin = 631_152_000_000_000, ClockMax = 7_258_118_400_000_000;

    private readonly SortedDictionary<string, P3Decoder> _decoders = new(StringComparer.Ordinal);
    private long _damaged;

    public void Read(IEnumerable<string> files)
    {
        foreach (var (place, frame) in files.SelectMany(P3Frames.Read))
        {
            string? what = "bytes that are no whole record";
            if (frame is not null && P3Record.Read(frame, out what) is { } record)
            {
                Take(record, place);
                continue;
            }

            log.Report.Refuse(place, what!);
            _damaged += P3Record.MayBePassing(frame) ? 1 : 0;
        }

        foreach (var (id, decoder) in _decoders)
        {
            var missing = decoder.TellHoles(log, _damaged);
            log.Report.Note($"decoder {id}: its loop is taken as {decoder.Line} (--loop {id}=LINE says otherwise)");
            if (missing > 0)
            {
                log.Report.Note($"decoder {id}: {missing} passings are missing by their numbers; the log has the gaps");
            }
        }
    }

    private void Take(P3Record record, Place place)
    {
        if (record.Type != P3Record.Passing)
        {
            var isStatus = record.Type == P3Record.Status;
            log.Report.Read(isStatus ? "status" : $"records of type {record.Type:x2}");
            log.Report.Skip(isStatus ? "status" : "records of other types");
            return;
        }

        var id = record[DecoderTag] is { } number ? number.ToString("x", CultureInfo.InvariantCulture) : "unknown";
        if (!_decoders.TryGetValue(id, out var decoder))
        {
            var line = options.Loops?.GetValueOrDefault(id) ?? Line.StartFinish;
            _decoders.Add(id, decoder = new P3Decoder($"amb-p3-{id}", line));
        }

        if (record[NumberTag] is not { } passing || passing > uint.MaxValue || TimeOf(record) is not { } at)
        {
            log.Report.Refuse(place, "a passing without a number or without a plausible time");
            _damaged++;
            return;
        }

        log.Report.Read("passings");
        Pass(decoder, (long)passing, at, record[TransponderTag], place);
    }

    private void Pass(P3Decoder decoder, long number, Instant at, ulong? transponder, Place place)
    {
        var setBack = decoder.SetBack;
        if (!decoder.Take(number, at, _damaged, out var restarted))
        {
            log.Report.Skip("passings that were sent again");
            return;
        }

        if (restarted)
        {
            log.Report.Report(place, "the decoder counts from the beginning again", $": passing {number}");
        }

        if (decoder.SetBack > setBack)
        {
            log.Report.Report(place,
                "the decoder's clock was set back while its numbers went on: its passings from here on are not certain",
                $": passing {number} at {at}");
        }

        if (transponder is 9991 or 9992 or 9995)
        {
            log.Report.Skip("passings of a photocell");
            return;
        }

        log.Add(new CarPassed(null, transponder?.ToString(CultureInfo.InvariantCulture), decoder.Line)
        {
            At = at,
            UMs = UMs,
            Source = $"{decoder.Station}/{decoder.Boot}/{number}",
            Inferred = decoder.SetBack > 0 ? "the decoder's clock was set back before it" : null,
        });
    }

    /// <summary>The decoder's own UTC where it has one; else its clock, which may show local time.</summary>
    private Instant? TimeOf(P3Record record) =>
        record[UtcTag] is { } utc and >= ClockMin and <= ClockMax ? new Instant((long)utc)
        : record[ClockTag] is { } clock and >= ClockMin and <= ClockMax ? options.Utc(new Instant((long)clock))
        : null;
}
