using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Import.Live;

namespace PitMarshal.Import.P3;

/// <summary>A MYLAPS decoder at the gateway.</summary>
public sealed class P3Live(LiveAddress address, ImportedLog log, IEnumerable<RaceEvent> recorded)
    : DecoderReader(address, log, recorded)
{
    private const byte NumberTag = 0x01, TransponderTag = 0x03, ClockTag = 0x04, DecoderTag = 0x81;

    private P3Splitter _splitter = new();

    protected override (string Prefix, string Kind) Names => ("amb-p3", "P3 decoder");

    protected override void Begin() => _splitter = new P3Splitter();

    protected override byte[] AskForTime() => P3Request.OfTime();

    protected override byte[] AskForPassings(uint from, uint until) => P3Request.OfPassings(from, until);

    protected override void Read(ReadOnlySpan<byte> bytes, Instant rx)
    {
        foreach (var frame in _splitter.Split(bytes.ToArray()))
        {
            string? what = "bytes that are no whole record";
            if (frame is not null && P3Record.Read(frame, out what) is { } record)
            {
                Take(record, rx);
            }
            else
            {
                Refuse(what!);
            }
        }
    }

    private void Take(P3Record record, Instant rx)
    {
        if (record[DecoderTag] is { } id && !Identify(id.ToString("x", CultureInfo.InvariantCulture)))
        {
            return;
        }

        if (record.Type == P3Request.GetTime)
        {
            if (record[NumberTag] is { } time and <= long.MaxValue / 2)
            {
                TakeTime((long)time, rx);
            }
        }
        else if (record.Type == P3Record.Passing)
        {
            if (record[NumberTag] is { } number and <= uint.MaxValue
                && record[ClockTag] is { } clock and <= long.MaxValue / 2)
            {
                // The special transponders are photocells and gates.
                var transponder = record[TransponderTag] is 9991 or 9992 or 9995 ? null : record[TransponderTag];
                TakePassing(new DecoderPassing((long)number, (long)clock,
                    transponder?.ToString(CultureInfo.InvariantCulture)), rx);
            }
            else
            {
                Refuse("a passing without a number or a time");
            }
        }
    }
}
