using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Regulations;

/// <summary>A value that the event publishes, as the regulations' text has it.</summary>
/// <param name="Name">The name that rules refer to.</param>
/// <param name="Value">Empty while it is not set.</param>
/// <param name="Line">Its line; where <c>published</c> does not list it, that of the first field that needs it.</param>
/// <param name="Comment">What the text says beside it, for people; may be empty.</param>
/// <param name="Needed">The fields of rules that cannot judge without it; empty when it is set.</param>
public sealed record PublishedField(
    string Name, string Value, int Line, string Comment, IReadOnlyList<UnsetValue> Needed);
