using System.Globalization;
using System.Text;
using PitMarshal.Events;
using PitMarshal.Import.Live;

namespace PitMarshal.Tests.Import.Live;

/// <summary>
/// A RACE RESULT decoder, its clock and its link, by the published description of its protocol: lines, a number for
/// each passing of its file, answers to GETTIME, PASSINGS and <c>number:count</c>.
/// </summary>
internal sealed class RaceResultSimulator(Random random, long offsetMicros)
{
    private readonly List<(long Due, byte[] Bytes)> _onTheWay = [];
    private readonly List<(string Code, long Clock, Instant True)> _passings = [];
    private long _set, _sentUntil;
    private string _heard = "";

    public double Loss { get; set; }

    public double Garbage { get; set; }

    public double Repeats { get; set; }

    public bool IsConnected { get; private set; } = true;

    public int File { get; private set; } = 12;

    /// <summary>What it was told, line by line.</summary>
    public List<string> Questions { get; } = [];

    /// <summary>Each passing of the file, by its number from 1: when it truly was.</summary>
    public IReadOnlyList<Instant> Passed => [.. _passings.Select(p => p.True)];

    public void Pass(string code, Instant at)
    {
        _passings.Add((code, Clock(at), at));
        if (IsConnected && random.NextDouble() >= Loss)
        {
            Send(at, "#P;" + Passing(_passings.Count));
        }
    }

    public void SetClock(long byMicros) => _set += byMicros;

    /// <summary>Timing was stopped and started: passings are numbered from 1 in another file.</summary>
    public void BeginFile()
    {
        File++;
        _passings.Clear();
    }

    public void Cut()
    {
        IsConnected = false;
        (_heard, _sentUntil) = ("", 0);
        _onTheWay.Clear();
    }

    public void Connect() => IsConnected = true;

    /// <summary>Gives the reader what has come by an instant, in order, and takes its questions.</summary>
    public void Run(LiveReader reader, Instant now)
    {
        if (!IsConnected)
        {
            return;
        }

        foreach (var (due, bytes) in _onTheWay.Where(one => one.Due <= now.Micros).ToList())
        {
            var cut = random.Next(bytes.Length + 1);
            reader.Take(bytes.AsSpan(0, cut), new Instant(due));
            reader.Take(bytes.AsSpan(cut), new Instant(due));
        }

        _onTheWay.RemoveAll(one => one.Due <= now.Micros);
        _heard += Encoding.ASCII.GetString(reader.Requests(now));
        while (_heard.IndexOf("\r\n", StringComparison.Ordinal) is >= 0 and var end)
        {
            Questions.Add(_heard[..end]);
            Answer(_heard[..end], now.Plus(Way()));
            _heard = _heard[(end + 2)..];
        }
    }

    private void Answer(string question, Instant now)
    {
        if (question == "GETTIME")
        {
            Send(now, $"GETTIME;{Text(Clock(now))}");
        }
        else if (question == "PASSINGS")
        {
            Send(now, $"PASSINGS;{_passings.Count};{File}");
        }
        else if (question.Split(':') is [var first, var count])
        {
            var (from, until) = (int.Parse(first, CultureInfo.InvariantCulture),
                int.Parse(first, CultureInfo.InvariantCulture) + int.Parse(count, CultureInfo.InvariantCulture));
            for (var n = from; n < until && n <= _passings.Count; n++)
            {
                Send(now, Passing(n));
            }

            Send(now, "");
        }
        else
        {
            Send(now, question);
        }
    }

    private string Passing(int number) =>
        $"{number};{_passings[number - 1].Code};{Text(_passings[number - 1].Clock)};0;"
        + $"3A;15;;1;1;1;0;10023;2.9;24;00;D-5000;{File};;D-5000-77";

    /// <summary>Without GPS its days count from 0.</summary>
    private static string Text(long clock) => string.Create(CultureInfo.InvariantCulture,
        $"0000-00-{clock / 86_400_000_000:00};{TimeSpan.FromMicroseconds(clock % 86_400_000_000):hh\\:mm\\:ss\\.fff}");

    private long Clock(Instant at) => (at.Micros % 86_400_000_000 + offsetMicros + _set) / 1000 * 1000;

    private long Way() => 1000 + random.Next(60_000);

    private void Send(Instant at, string line)
    {
        var bytes = Encoding.ASCII.GetBytes(line + "\r\n");
        _sentUntil = Math.Max(_sentUntil, at.Micros + Way());
        if (random.NextDouble() < Garbage)
        {
            bytes = random.Next(2) == 0 ? bytes[..random.Next(1, bytes.Length)]
                : [.. bytes.Select(b => random.Next(20) == 0 ? (byte)random.Next(256) : b)];
        }

        _onTheWay.Add((_sentUntil, bytes));
        if (random.NextDouble() < Repeats)
        {
            _onTheWay.Add((_sentUntil, bytes));
        }
    }
}
