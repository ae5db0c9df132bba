using System.Text.Json;

namespace PitMarshal.Ingest.Messages;

/// <summary>
/// The four instants of one exchange: the station asked at T1 and had the answer at T4, in its µs since boot; the
/// gateway heard at T2 and answered at T3, in µs of UTC.
/// </summary>
public readonly record struct ClockExchange(long T1, long T2, long T3, long T4)
{
    private const long LongestUs = 60_000_000, UtcMost = 1L << 53;

    /// <summary>The station's µs in the middle of the exchange, where <see cref="OffsetUs"/> is meant.</summary>
    public long Us => T1 + (T4 - T1) / 2;

    /// <summary>
    /// UTC minus the station's clock, in µs, if both ways took equally long; ± half of <see cref="DelayUs"/>.
    /// </summary>
    public long OffsetUs => T2 - T1 + (T3 - T2 - (T4 - T1)) / 2;

    /// <summary>The time on the way, there and back, in µs.</summary>
    public long DelayUs => T4 - T1 - (T3 - T2);

    internal static ClockExchange? Read(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw new BadPayload("last is not a list");
        }
        var exchange = new ClockExchange(Next(ref json), Next(ref json), Next(ref json), Next(ref json));
        if (!json.Read() || json.TokenType != JsonTokenType.EndArray)
        {
            throw new BadPayload("last is not four instants");
        }
        // A drift of 1 in 1000 would be a broken clock: a round trip may not come out shorter than that.
        return exchange.T4 >= exchange.T1 && exchange.T3 >= exchange.T2 && exchange.T4 - exchange.T1 <= LongestUs
            && exchange.DelayUs >= -1 - (exchange.T4 - exchange.T1) / 1000
                ? exchange
                : throw new BadPayload("last cannot be an exchange");
    }

    private static long Next(ref Utf8JsonReader json)
    {
        json.Read();
        return ObservationReader.Number(ref json, "last", 0, UtcMost);
    }
}
