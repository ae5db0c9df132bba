using System.Globalization;
using System.Text;
using PitMarshal.Events;

namespace PitMarshal.Scoreboard;

/// <summary>
/// Records of RMonitor v1.0: <c>$COMMAND,number,"text"</c>, Windows-1252, ended by CR LF. The format has no escape, so
/// what would end a field or a line is taken out of names.
/// </summary>
internal static class RMonitorText
{
    private const long SecondMicros = 1_000_000, DayMicros = 86_400 * SecondMicros;

    private static readonly Encoding s_windows = CodePagesEncodingProvider.Instance.GetEncoding(
        1252, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;

    public static byte[] Bytes(string records) => s_windows.GetBytes(records);

    /// <param name="fields">Text as <see cref="Quoted"/> gives it, or a number.</param>
    public static string Record(string command, params object[] fields) => string.Create(
        CultureInfo.InvariantCulture, $"{command}{string.Concat(fields.Select(field => string.Create(
            CultureInfo.InvariantCulture, $",{field}")))}\r\n");

    /// <summary>At most so many characters of a name, without what the format has no place for.</summary>
    public static string Quoted(string? name, int most)
    {
        var clean = new StringBuilder();
        foreach (var c in name ?? "")
        {
            _ = char.IsControl(c) || c is '"' or ',' or '$' or '\u2028' or '\u2029' ? clean.Append(' ')
                : clean.Append(c);
        }

        var text = string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return $"\"{(text.Length > most ? text[..most].TrimEnd() : text)}\"";
    }

    /// <summary>HH:MM:SS.DDD of a duration in µs, cut to whole ms.</summary>
    public static string Millis(long micros) => $"\"{Clock(micros)}.{micros / 1000 % 1000:D3}\"";

    /// <summary>HH:MM:SS, cut to whole seconds.</summary>
    public static string Seconds(long micros) => $"\"{Clock(micros)}\"";

    /// <summary>HH:MM:SS.DDD of the day, cut to whole ms.</summary>
    public static string OfDay(Instant local) => Millis(MicrosOfDay(local));

    public static string SecondOfDay(Instant local) => Seconds(MicrosOfDay(local));

    /// <summary>MM/DD/YYYY, as <c>$L</c> has it.</summary>
    public static string Date(Instant local) => $"\"{Day(local):MM'/'dd'/'yyyy}\"";

    /// <summary>dd mmm yy, as <c>$I</c> has it.</summary>
    public static string ShortDate(Instant local) =>
        $"\"{Day(local).ToString("dd MMM yy", CultureInfo.InvariantCulture)}\"";

    private static string Clock(long micros)
    {
        var seconds = Math.Max(0, micros) / SecondMicros;
        return $"{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}";
    }

    private static long MicrosOfDay(Instant local) => (local.Micros % DayMicros + DayMicros) % DayMicros;

    private static DateOnly Day(Instant local) =>
        DateOnly.FromDateTime(DateTime.UnixEpoch.AddTicks(local.Micros * TimeSpan.TicksPerMicrosecond));
}
