using System.Collections.Frozen;

namespace PitMarshal.Events.Json;

/// <summary>The one table of how events are written. Its name in JSON is the type's own.</summary>
internal static class EventForms
{
    private static readonly EventForm[] s_all =
        [.. SessionForms.All, .. CarForms.All, .. RaceControlForms.All, .. SensorForms.All];

    private static readonly FrozenDictionary<string, EventForm> s_byName =
        s_all.ToFrozenDictionary(form => form.Type.Name);
    private static readonly FrozenDictionary<Type, EventForm> s_byType = s_all.ToFrozenDictionary(form => form.Type);

    /// <summary>Null for a name that no event has.</summary>
    internal static EventForm? Named(string name) => s_byName.GetValueOrDefault(name);

    /// <exception cref="NotSupportedException">The type has no row: it would be written without its fields.</exception>
    internal static EventForm Of(RaceEvent e) => s_byType.TryGetValue(e.GetType(), out var form)
        ? form
        : throw new NotSupportedException($"{e.GetType().Name} has no row in {nameof(EventForms)}");
}
