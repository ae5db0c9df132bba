using System.Globalization;
using System.Text;
using PitMarshal.Events;
using PitMarshal.Import.Live;

namespace PitMarshal.Import.RaceResult;

/// <summary>
/// A RACE RESULT decoder at the gateway: lines of fields between semicolons. It pushes its passings; its file of
/// passings is the numbering, and is asked how many there are, so that the last one is missed too.
/// </summary>
public sealed class RaceResultLive(LiveAddress address, ImportedLog log, IEnumerable<RaceEvent> recorded)
    : DecoderReader(address, log, recorded)
{
    private const int PassingFields = 20, LineMax = 1024;

    /// <summary>
    /// A loop knows where the strongest signal was; of an antenna beside the road it is somewhere in its beam, ± ms.
    /// </summary>
    private const double ActiveUMs = 20, PassiveUMs = 500;

    private const string Marker = "99999", Stored = "the transponder kept it and told it later";

    private readonly List<byte> _line = [];
    private readonly StringBuilder _questions = new();
    private bool _isLong;
    private int? _file;

    protected override (string Prefix, string Kind) Names => ("raceresult", "RACE RESULT decoder");

    protected override void Begin()
    {
        (_isLong, _file) = (false, null);
        _line.Clear();
        _questions.Clear().Append("SETPROTOCOL;2.0\r\nSETPUSHPASSINGS;1;0\r\n");
    }

    protected override IEnumerable<byte> Greeting()
    {
        var questions = Encoding.ASCII.GetBytes(_questions.ToString());
        _questions.Clear();
        return questions;
    }

    protected override byte[] AskForTime() => "GETTIME\r\nPASSINGS\r\n"u8.ToArray();

    protected override byte[] AskForPassings(uint from, uint until) =>
        Encoding.ASCII.GetBytes($"{from}:{until - from + 1}\r\n");

    protected override void Read(ReadOnlySpan<byte> bytes, Instant rx)
    {
        foreach (var b in bytes)
        {
            if (b == '\n')
            {
                Line(_isLong ? "" : Encoding.Latin1.GetString([.. _line]).Trim(), rx);
                _line.Clear();
                _isLong = false;
            }
            else if (_line.Count < LineMax)
            {
                _line.Add(b);
            }
            else
            {
                _isLong = true;
            }
        }
    }

    private void Line(string line, Instant rx)
    {
        var fields = line.Split(';');
        if (fields is ["GETTIME", var date, var time] && RaceResultTime.Read(date, time) is { } clock)
        {
            TakeTime(clock, rx);
        }
        else if (fields is ["PASSINGS", var count, ..] && (fields.Length == 2 || Number(fields[2]) == _file))
        {
            AskForNewest(Number(count));
        }
        else if (fields[0] == "#P")
        {
            Passing(fields.AsSpan(1), rx);
        }
        else if (fields[0].Length > 0 && char.IsAsciiDigit(fields[0][0]))
        {
            Passing(fields, rx);
        }
    }

    /// <summary>The last passing opens no gap when it is lost: only their number shows it.</summary>
    private void AskForNewest(int? count)
    {
        if (_file is not null && count > Highest)
        {
            var most = Math.Min(1000, count.Value - Highest);
            _questions.Append(CultureInfo.InvariantCulture, $"{Highest + 1}:{most}\r\n");
        }
    }

    private void Passing(ReadOnlySpan<string> fields, Instant rx)
    {
        if (fields.Length < PassingFields || Number(fields[0]) is not (> 0 and var number)
            || RaceResultTime.Read(fields[2], fields[3]) is not { } clock || Number(fields[17]) is not { } file
            || fields[19].Length is 0 or > 32 || !fields[19].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            Refuse("a passing without a number, a time, a file or a decoder");
            return;
        }

        if (Identify(fields[19]))
        {
            _file = file;
            var isActive = fields[8] == "1";
            TakePassing(new DecoderPassing(number, clock, Transponder(fields[1]), file,
                isActive ? ActiveUMs : PassiveUMs, fields[11] == "1" ? Stored : null), rx);
        }
    }

    private static string? Transponder(string code) => code.Length is 0 or > 32
        || code.StartsWith(Marker, StringComparison.Ordinal) || !code.All(char.IsAsciiLetterOrDigit) ? null : code;

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
