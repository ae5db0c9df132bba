using System.Collections;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;

namespace PitMarshal.Web.Forms;

/// <summary>
/// What is wrong with a form that came in: a message for each field, in the order found. Written
/// <c>new FormErrors { { "reason", "say why" } }</c>; the field <c>""</c> is the form as a whole.
/// </summary>
public sealed class FormErrors : IEnumerable<KeyValuePair<string, string>>
{
    private readonly OrderedDictionary<string, string> _messages = [];

    /// <summary>Nothing is wrong, or nothing came in yet.</summary>
    public static FormErrors None => [];

    public bool Any => _messages.Count > 0;

    /// <summary>What the log would not take, at the field that it names.</summary>
    public static FormErrors From(Refusal refusal) => new() { { refusal.Field, refusal.Reason } };

    /// <summary>The message at a field; null when there is none.</summary>
    public string? Of(string field) => _messages.GetValueOrDefault(field);

    /// <summary>Adds a message. Of several at one field the first is kept: the others often follow from it.</summary>
    public void Add(string field, string message) => _messages.TryAdd(field, message);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _messages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
