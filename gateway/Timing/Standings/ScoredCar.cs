namespace PitMarshal.Timing.Standings;

/// <summary>What one car gives in one result.</summary>
/// <param name="Meeting">Where.</param>
/// <param name="Session">Which session.</param>
/// <param name="Result">Which of its results.</param>
/// <param name="Car">Whose.</param>
/// <param name="Position">The place that gives points; null: none.</param>
/// <param name="Points">All of them.</param>
/// <param name="Counts">They are in the total.</param>
/// <param name="Reason">How they came about.</param>
public sealed record ScoredCar(
    string Meeting, string Session, string Result, string Car, int? Position, decimal Points, bool Counts,
    string Reason);
