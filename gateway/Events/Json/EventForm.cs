using System.Text.Json;

namespace PitMarshal.Events.Json;

/// <summary>How one type of event is read and written: the fields that are its own, in the contract's order.</summary>
internal sealed class EventForm
{
    private readonly Func<JsonFields, RaceEvent> _read;
    private readonly Action<Utf8JsonWriter, RaceEvent> _write;

    private EventForm(Type type, Func<JsonFields, RaceEvent> read, Action<Utf8JsonWriter, RaceEvent> write)
    {
        (Type, _read, _write) = (type, read, write);
        IsOfPerson = type.GetConstructors()[0].GetParameters().Any(field => field.Name == nameof(RaceEvent.By));
    }

    internal Type Type { get; }

    /// <summary>A person makes it by its nature: <c>by</c> is needed and stands among its own fields.</summary>
    internal bool IsOfPerson { get; }

    internal static EventForm Of<T>(Func<JsonFields, T> read, Action<Utf8JsonWriter, T> write)
        where T : RaceEvent => new(typeof(T), read, (json, e) => write(json, (T)e));

    /// <summary>An event without fields of its own.</summary>
    internal static EventForm Of<T>()
        where T : RaceEvent, new() => Of(_ => new T(), (_, _) => { });

    /// <exception cref="BadField">A field is missing or not what it has to be.</exception>
    internal RaceEvent Read(JsonFields fields) => _read(fields);

    internal void Write(Utf8JsonWriter json, RaceEvent e) => _write(json, e);
}
