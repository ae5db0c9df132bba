using System.Buffers.Binary;
using PitMarshal.Events;
using PitMarshal.Import.Live;
using PitMarshal.Import.P3;

namespace PitMarshal.Tests.Import.Live;

/// <summary>
/// A P3 decoder, its clock and its link, by the published description: it numbers passings without gaps, answers when
/// it is asked for its clock or for passings again, and loses, damages, repeats and delays what it is told to.
/// </summary>
internal sealed class DecoderSimulator(Random random, uint id, long offsetMicros, double drift)
{
    private readonly List<(long Due, byte[] Bytes)> _onTheWay = [];
    private readonly List<(uint Transponder, long Rtc, Instant True)> _passings = [];
    private long _set;

    public double Loss { get; set; }

    public double Garbage { get; set; }

    public double Repeats { get; set; }

    public bool Answers { get; init; } = true;

    public bool IsConnected { get; private set; } = true;

    /// <summary>Each passing by its number, from 1: when it truly was.</summary>
    public IReadOnlyList<Instant> Passed => [.. _passings.Select(p => p.True)];

    public void Pass(uint transponder, Instant at)
    {
        _passings.Add((transponder, Clock(at), at));
        if (IsConnected && random.NextDouble() >= Loss)
        {
            Send(at, Passing(_passings.Count));
        }
    }

    /// <summary>Somebody sets its clock.</summary>
    public void SetClock(long byMicros) => _set += byMicros;

    public void Cut()
    {
        IsConnected = false;
        _onTheWay.Clear();
    }

    public void Connect() => IsConnected = true;

    /// <summary>Gives the reader what has come by an instant, and takes its questions.</summary>
    public void Run(LiveReader reader, Instant now)
    {
        if (!IsConnected)
        {
            return;
        }

        foreach (var (due, bytes) in _onTheWay.Where(one => one.Due <= now.Micros).OrderBy(one => one.Due).ToList())
        {
            reader.Take(bytes, new Instant(due));
        }

        _onTheWay.RemoveAll(one => one.Due <= now.Micros);
        var asked = reader.Requests(now);
        foreach (var frame in new P3Splitter().Split(asked).OfType<byte[]>())
        {
            Answer(P3Record.Read(frame, out _)!, now);
        }
    }

    private void Answer(P3Record question, Instant now)
    {
        if (question.Type == P3Request.GetTime && Answers)
        {
            var asked = now.Plus(Way());
            Send(asked, P3Request.Record(P3Request.GetTime,
                [0x01, 8, .. BitConverter.GetBytes(Clock(asked)), 0x81, 4, .. BitConverter.GetBytes(id)]));
        }
        else if (question.Type == P3Request.Resend)
        {
            for (var n = (long)question[0x01]!.Value; n <= (long)question[0x02]!.Value && n <= _passings.Count; n++)
            {
                Send(now, Passing((int)n));
            }
        }
    }

    private byte[] Passing(int number)
    {
        var (transponder, rtc, _) = _passings[number - 1];
        return P3Request.Record(P3Record.Passing,
        [
            0x01, 4, .. BitConverter.GetBytes((uint)number), 0x03, 4, .. BitConverter.GetBytes(transponder),
            0x04, 8, .. BitConverter.GetBytes(rtc), 0x81, 4, .. BitConverter.GetBytes(id),
        ]);
    }

    /// <summary>Whole ms, as these decoders have.</summary>
    private long Clock(Instant at) => (at.Micros + offsetMicros + _set + (long)(at.Micros % 86_400_000_000 * drift))
        / 1000 * 1000;

    private long Way() => 1000 + random.Next(60_000);

    private void Send(Instant at, byte[] bytes)
    {
        var due = at.Micros + Way();
        _onTheWay.Add((due, bytes));
        if (random.NextDouble() < Repeats)
        {
            _onTheWay.Add((due + 1000, bytes));
        }

        if (random.NextDouble() < Garbage)
        {
            var damaged = bytes.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            _onTheWay[^1] = (due, random.Next(2) == 0 ? damaged : damaged[..random.Next(damaged.Length)]);
        }
    }
}
