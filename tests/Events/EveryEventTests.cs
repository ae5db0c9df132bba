using System.Collections;
using System.Reflection;
using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Events.Json;

namespace PitMarshal.Tests.Events;

/// <summary>Every type of event is kept whole, whoever adds one or a field to one.</summary>
public sealed class EveryEventTests
{
    public static TheoryData<string> Names =>
        [.. typeof(RaceEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RaceEvent)))
            .Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_with_everything_said_is_read_back_with_everything(string name)
    {
        foreach (var e in Filled(name))
        {
            var json = EventJson.Write(e);
            Assert.True(EventJson.TryParse(json, out var read, out var what), what);
            Assert.IsType(e.GetType(), read);
            foreach (var property in Properties(e))
            {
                Assert.Equal(property.GetValue(e), property.GetValue(read));
            }
            Assert.Equal(json, EventJson.Write(read!));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_writes_each_of_its_fields_by_its_own_name(string name)
    {
        foreach (var e in Filled(name))
        {
            using var json = JsonDocument.Parse(EventJson.Write(e));
            var said = Properties(e).Where(property => property.GetValue(e) is not (null or 0.0))
                .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Append("event").Order();
            Assert.Equal(said, json.RootElement.EnumerateObject().Select(field => field.Name).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_with_nothing_optional_said_leaves_it_out(string name)
    {
        foreach (var e in Filled(name, optional: false))
        {
            var json = EventJson.Write(e);
            Assert.DoesNotContain("null", json);
            Assert.True(EventJson.TryParse(json, out var read, out var what), what);
            Assert.Equal(json, EventJson.Write(read!));
        }
    }

    [Fact]
    public void A_type_that_nobody_said_how_to_write_is_not_written_without_its_fields() =>
        Assert.Throws<NotSupportedException>(() => EventJson.Write(new CarFlew("27")));

    private sealed record CarFlew(string Car) : RaceEvent;

    /// <summary>
    /// Another event is named by its position or by its source: where there is a position, each of the two.
    /// </summary>
    private static IEnumerable<RaceEvent> Filled(string name, bool optional = true)
    {
        var type = typeof(RaceEvent).Assembly.GetType($"PitMarshal.Events.{name}")!;
        var made = type.GetConstructors()[0];
        var positions = made.GetParameters().Any(field => field.Name == "Position") ? new[] { true, false } : [false];
        foreach (var byPosition in positions)
        {
            var number = 0;
            var e = (RaceEvent)made.Invoke([.. made.GetParameters().Select(field =>
                field.Name == "Position" ? byPosition ? 7L : null
                : optional || !IsOptional(field) ? ValueOf(field, ++number) : null)]);
            yield return e with
            {
                At = Instant.Parse("2026-06-13T14:03:05.123456Z"),
                UMs = optional ? 1.5 : 0,
                By = e.By ?? (optional ? "Ben" : null),
                Source = byPosition || (!optional && positions is [false]) ? null : "exit/5f21c0d4/7",
                Inferred = optional && e is not EventCorrected ? "by the laps" : null,
                SensorUMs = optional && e is not EventCorrected ? 1.25 : 0,
                DelayUMs = optional && e is not EventCorrected ? 1 : 0,
                Detector = optional && e is not EventCorrected ? "pd230-at-3" : null,
            };
        }
    }

    private static bool IsOptional(ParameterInfo field) =>
        Nullable.GetUnderlyingType(field.ParameterType) is not null
        || new NullabilityInfoContext().Create(field).WriteState == NullabilityState.Nullable;

    private static object ValueOf(ParameterInfo field, int number)
    {
        var type = Nullable.GetUnderlyingType(field.ParameterType) ?? field.ParameterType;
        return type == typeof(string) ? field.Name == "Values" ? """{"car":"27"}""" : $"{field.Name} {number}"
            : type == typeof(long) ? (long)number
            : type == typeof(bool) ? true
            : type == typeof(Instant) ? Instant.Parse("2026-06-13T14:03:04.000001Z")
            : type.IsEnum ? Enum.GetValues(type).GetValue(1)!
            : type == typeof(IReadOnlyList<string>) ? new List<string> { "a", $"b {number}" }
            : type == typeof(IReadOnlyList<ListedDriver>)
                ? new List<ListedDriver> { new("d1", "n", "gold", "l"), new("d2") }
            : type == typeof(IReadOnlyList<KeyValuePair<string, string>>)
                ? new List<KeyValuePair<string, string>> { new("minimum-stop.value", "1m30s") }
            : throw new NotSupportedException($"{type}: say here what a field of this type may hold");
    }

    private static IEnumerable<PropertyInfo> Properties(RaceEvent e) => e.GetType().GetProperties();
}
