using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PitMarshal.Events;

/// <summary>
/// A moment in UTC, in whole microseconds since 1970-01-01T00:00:00Z; years 0001 to 9999.
/// Written as ISO 8601 with always six fractional digits and a Z.
/// </summary>
[JsonConverter(typeof(Converter))]
public readonly record struct Instant(long Micros) : IComparable<Instant>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>Reads an instant, or throws <see cref="FormatException"/> with what is wrong.</summary>
    public static Instant Parse(string text) =>
        TryParse(text, out var instant)
            ? instant
            : throw new FormatException($"'{text}' is not an instant such as 2026-06-13T14:03:05.123456Z");

    /// <summary>
    /// Reads <c>2026-06-13T14:03:05Z</c> with any number of fractional digits. Digits after the sixth are refused
    /// unless they are zeros: rounding would silently move an event. Offsets other than Z are refused.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Instant instant)
    {
        instant = default;
        if (text.Length < 20 || text[^1] != 'Z'
            || !DateTime.TryParseExact(text[..19], Form, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var second))
        {
            return false;
        }

        var fraction = text[19..^1];
        if (fraction.Length > 0 && (fraction[0] != '.' || fraction.Length == 1))
        {
            return false;
        }

        long micros = 0, weight = 100_000;
        for (var i = 1; i < fraction.Length; i++)
        {
            var digit = fraction[i] - '0';
            if (digit is < 0 or > 9 || (weight == 0 && digit != 0))
            {
                return false;
            }

            micros += digit * weight;
            weight /= 10;
        }

        instant = new Instant((second - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond + micros);
        return true;
    }

    /// <summary>The instant of a date and time, cut to whole microseconds.</summary>
    public static Instant From(DateTimeOffset time) =>
        new((time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The last one that can be written.</summary>
    public static readonly Instant Last = Parse("9999-12-31T23:59:59.999999Z");

    /// <summary>Later (or, negative, earlier) by so many microseconds; beyond all time it stays there.</summary>
    public Instant Plus(long micros)
    {
        var sum = unchecked(Micros + micros);
        return new(((Micros ^ sum) & (micros ^ sum)) >= 0 ? sum : micros < 0 ? long.MinValue : long.MaxValue);
    }

    /// <summary>Microseconds from the other instant to this one; negative when this one is earlier.</summary>
    public long Since(Instant other) => Micros - other.Micros;

    public int CompareTo(Instant other) => Micros.CompareTo(other.Micros);

    public static bool operator <(Instant a, Instant b) => a.Micros < b.Micros;

    public static bool operator >(Instant a, Instant b) => a.Micros > b.Micros;

    public static bool operator <=(Instant a, Instant b) => a.Micros <= b.Micros;

    public static bool operator >=(Instant a, Instant b) => a.Micros >= b.Micros;

    public override string ToString() =>
        DateTime.UnixEpoch.AddTicks(Micros * TimeSpan.TicksPerMicrosecond)
            .ToString(Form + "'.'ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>An instant as JSON has it everywhere: its text.</summary>
    internal sealed class Converter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var instant) ? instant : throw new JsonException("not an instant");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
