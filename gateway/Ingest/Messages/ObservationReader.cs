using System.Text.Json;
using PitMarshal.Events;

namespace PitMarshal.Ingest.Messages;

/// <summary>
/// Reads one observation strictly and within bounds. Fields it does not know are passed over; the log keeps them.
/// </summary>
internal static class ObservationReader
{
    internal const long NumberMost = 1L << 40, StampUsMost = 1_000_000_000_000_000, PmUsMost = 60_000_000;
    private const int WordMost = 64, CountMost = 1_000_000, RssiLeast = -1000, RssiMost = 1000;

    /// <summary>The reader stands on the object's start, and stands on its end afterwards.</summary>
    /// <exception cref="BadPayload">What is wrong.</exception>
    internal static Observation Read(ref Utf8JsonReader json)
    {
        long? n = null, us = null, from = null, to = null;
        long pm = 0;
        string? kind = null, point = null, box = null, id = null, side = null, input = null, what = null;
        bool? on = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var field = json.GetString();
            json.Read();
            switch (field)
            {
                case "n": n = Number(ref json, "n", 1, NumberMost); break;
                case "us": us = Number(ref json, "us", 0, StampUsMost); break;
                case "pm": pm = Number(ref json, "pm", 0, PmUsMost); break;
                case "k": kind = Word(ref json, "k"); break;
                case "p": point = Word(ref json, "p"); break;
                case "box": box = Word(ref json, "box"); break;
                case "id": id = Word(ref json, "id", mayBeEmpty: true); break;
                case "side": side = Word(ref json, "side"); break;
                case "on": on = Truth(ref json); break;
                case "from": from = Number(ref json, "from", 1, NumberMost); break;
                case "to": to = Number(ref json, "to", 1, NumberMost); break;
                case "hits": Number(ref json, "hits", 0, CountMost); break;
                case "rssi": Number(ref json, "rssi", RssiLeast, RssiMost); break;
                // Logs hold faults from before it was read: there it may be anything.
                case "input":
                    input = json.TokenType == JsonTokenType.String ? json.GetString() : null;
                    json.Skip();
                    break;
                case "reason" or "what": what = Word(ref json, field, mayBeEmpty: true); break;
                default: json.Skip(); break;
            }
        }
        var observation = new Observation
        {
            N = n ?? throw Missing("n"),
            Us = us ?? throw Missing("us"),
            PmUs = pm,
            Kind = kind ?? throw Missing("k"),
            Point = point,
            Box = box,
            Id = id,
            Side = side switch
            {
                null => null,
                "left" => Events.Side.Left,
                "right" => Events.Side.Right,
                _ => throw new BadPayload("side is neither left nor right"),
            },
            On = on ?? false,
            From = from ?? 0,
            To = to ?? 0,
            Input = input is { Length: > 0 and <= WordMost } ? input : null,
            What = what,
        };
        Check(observation, on.HasValue);
        return observation;
    }

    private static void Check(in Observation it, bool hasLevel)
    {
        switch (it.Kind)
        {
            case "loop": Need(it.Point, "p"); Level(); break;
            case "tag": Need(it.Point, "p"); Need(it.Id, "id"); break;
            case "mat": Need(it.Box, "box"); Level(); Need(it.Side?.ToString(), "side"); break;
            case "badge": Need(it.Box, "box"); NeedWord(it.Id); break;
            case "button": NeedWord(it.Id); break;
            case "boot" or "fault": break;
            case "lost":
                if (it.From < 1 || it.To < it.From || it.To >= it.N)
                {
                    throw new BadPayload("lost does not name earlier numbers");
                }
                break;
            // Every other kind of sensor is a contact in a box.
            case var kind when SensorKinds.Find(kind) is not null: Need(it.Box, "box"); Level(); break;
            default: throw new BadPayload($"unknown kind '{it.Kind}'");
        }

        void Level()
        {
            if (!hasLevel)
            {
                throw Missing("on");
            }
        }

        static void Need(string? value, string name) => _ = value ?? throw Missing(name);

        static void NeedWord(string? id)
        {
            if (string.IsNullOrEmpty(id))
            {
                throw Missing("id");
            }
        }
    }

    internal static long Number(ref Utf8JsonReader json, string name, long least, long most) =>
        json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number) && number >= least && number <= most
            ? number
            : throw new BadPayload($"{name} is not a whole number from {least} to {most}");

    internal static string Word(ref Utf8JsonReader json, string name, bool mayBeEmpty = false) =>
        json.TokenType == JsonTokenType.String && json.GetString() is { Length: <= WordMost } word
        && (mayBeEmpty || word.Length > 0)
            ? word
            : throw new BadPayload($"{name} is not text of at most {WordMost} characters");

    private static bool Truth(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new BadPayload("on is neither true nor false"),
    };

    private static BadPayload Missing(string name) => new($"{name} is missing");
}
