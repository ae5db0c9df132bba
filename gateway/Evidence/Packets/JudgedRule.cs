using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Evidence.Packets;

/// <summary>
/// A verdict with what its rule asks, in plain language, and what the stewards ruled about it, in order of the log.
/// </summary>
public sealed record JudgedRule(Verdict Verdict, string Asks, IReadOnlyList<StewardRuled> Rulings);
