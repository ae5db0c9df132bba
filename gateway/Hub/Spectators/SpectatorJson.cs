using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PitMarshal.Hub.Spectators;

/// <summary>
/// What spectators are sent. A snapshot: <c>position</c>, <c>title</c>, <c>phase</c>, <c>flag</c>, <c>at</c>,
/// <c>cars</c>. A change has <c>since</c> besides, the position that it follows, of the cars those that changed, and in
/// <c>gone</c> those that are no more.
/// </summary>
internal static class SpectatorJson
{
    /// <summary>
    /// A snapshot is no longer: with more cars it leaves out the teams, and then those that are last.
    /// </summary>
    internal const int MostBytes = 40_000;

    private static readonly JsonWriterOptions s_options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Snapshot(SpectatorBoard board)
    {
        var whole = Write(board, null, board.Cars, []);
        if (whole.Length <= MostBytes)
        {
            return whole;
        }
        var cars = board.Cars.Select(car => car with { Team = null }).ToList();
        while ((whole = Write(board, null, cars, [])).Length > MostBytes)
        {
            cars.RemoveRange(cars.Count * 9 / 10, cars.Count - (cars.Count * 9 / 10));
        }
        return whole;
    }

    /// <summary>What changed; the snapshot where that is shorter.</summary>
    internal static byte[] Change(SpectatorBoard before, SpectatorBoard now)
    {
        var known = before.Cars.ToDictionary(car => car.Car);
        var changed = now.Cars.Where(car => !car.Equals(known.GetValueOrDefault(car.Car))).ToList();
        var change = Write(now, before.Position, changed,
            [.. known.Keys.Except(now.Cars.Select(car => car.Car))]);
        return change.Length <= MostBytes ? change : Snapshot(now);
    }

    private static byte[] Write(
        SpectatorBoard board, long? since, IReadOnlyList<SpectatorCar> cars, IReadOnlyList<string> gone)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(bytes, s_options);
        json.WriteStartObject();
        json.WriteNumber("position", board.Position);
        if (since is { } position)
        {
            json.WriteNumber("since", position);
        }
        json.WriteString("title", board.Title);
        json.WriteString("phase", board.Phase);
        json.WriteString("flag", board.Flag);
        json.WriteString("at", board.At?.ToString());
        json.WriteStartArray("cars");
        foreach (var car in cars)
        {
            Write(json, car);
        }
        json.WriteEndArray();
        if (gone.Count > 0)
        {
            json.WriteStartArray("gone");
            foreach (var car in gone)
            {
                json.WriteStringValue(car);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, SpectatorCar car)
    {
        json.WriteStartArray();
        json.WriteStringValue(car.Car);
        Number(car.Position);
        json.WriteStringValue(car.Class);
        Number(car.ClassPosition);
        json.WriteNumberValue(car.Laps);
        json.WriteStringValue(car.Gap);
        json.WriteStringValue(car.Last);
        json.WriteStringValue(car.Best);
        json.WriteNumberValue(car.Stops);
        json.WriteStringValue(car.Where);
        json.WriteStringValue(car.Team);
        json.WriteEndArray();

        void Number(int? number)
        {
            if (number is { } value)
            {
                json.WriteNumberValue(value);
            }
            else
            {
                json.WriteNullValue();
            }
        }
    }
}
