using PitMarshal.Events;

namespace PitMarshal.Import.Live;

/// <summary>
/// Where a source is heard: <c>rmonitor://host:port</c>, or of a decoder <c>p3://host:port?loop=pit-in</c>.
/// </summary>
/// <param name="Kind">The protocol.</param>
/// <param name="Host">A name or an address.</param>
/// <param name="Port">The protocol's usual one, unless another is given.</param>
/// <param name="Line">Where a decoder's loop lies.</param>
/// <param name="Zone">How far its local time is ahead of UTC; null when not given.</param>
/// <param name="IsAlone">Its clock is the only one: nothing else observes.</param>
public sealed record LiveAddress(
    string Kind, string Host, int Port, string Line, TimeSpan? Zone = null, bool IsAlone = false)
{
    public const string RMonitor = "rmonitor", P3 = "p3", RaceResult = "raceresult";

    private static readonly Dictionary<string, int> s_ports = new()
    {
        [RMonitor] = 50_000, [P3] = 5403, [RaceResult] = 3601,
    };

    /// <summary>It is a decoder, which sees one line.</summary>
    public bool IsDecoder => Kind != RMonitor;

    /// <exception cref="BadInput">It is none; with what it should be.</exception>
    public static LiveAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !s_ports.TryGetValue(uri.Scheme, out var usual)
            || uri.Host.Length == 0 || uri.UserInfo.Length > 0 || uri.AbsolutePath is not ("" or "/"))
        {
            throw Bad(text, "expected rmonitor://host[:port], or p3 or raceresult://host[:port]?loop=pit-in");
        }

        var address = new LiveAddress(
            uri.Scheme, uri.Host, uri.IsDefaultPort ? usual : uri.Port, Events.Line.StartFinish);
        foreach (var option in Uri.UnescapeDataString(uri.Query).TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            address = option.Split('=', 2) switch
            {
                ["loop", var line] when address.IsDecoder && IsLine(line) => address with { Line = line },
                ["zone", var zone] when ZoneOf(zone) is { } ahead => address with { Zone = ahead },
                ["clock", "alone"] when address.Kind == RMonitor => address with { IsAlone = true },
                _ => throw Bad(text, $"'{option}' is none of loop=pit-in (decoders), "
                    + "zone=-05:00 and clock=alone (rmonitor)"),
            };
        }

        return address;
    }

    public override string ToString() => $"{Kind}://{Host}:{Port}";

    private static BadInput Bad(string text, string why) => new($"--source {text}: {why}");

    private static bool IsLine(string line) => line.Length is > 0 and <= 64
        && line.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static TimeSpan? ZoneOf(string zone) => zone.Length == 6 && zone[0] is '+' or '-' or ' '
        && TimeSpan.TryParseExact(zone[1..], @"hh\:mm", null, out var ahead) && ahead.TotalHours <= 14
            ? (zone[0] == '-' ? -ahead : ahead) : null;
}
