using PitMarshal.Timing.Sessions;

namespace PitMarshal.Timing.Classifications;

/// <summary>A result of a session: its cars in order, those without a position last.</summary>
/// <param name="Session">The session's name.</param>
/// <param name="Result">Which of its results; <c>overall</c> or the name of a further one.</param>
/// <param name="State">How far it holds.</param>
/// <param name="Cars">Every car entered or seen.</param>
public sealed record Classification(
    string Session, string Result, ResultState State, IReadOnlyList<ClassifiedCar> Cars)
{
    /// <summary>By which a steward confirms it: StewardRuled names it as <c>verdict</c>.</summary>
    public string Id => ResultId.Of(Session, Result);
}
