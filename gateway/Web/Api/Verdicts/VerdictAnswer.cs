using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Api.Wire;

namespace PitMarshal.Web.Api.Verdicts;

/// <summary>What one rule says of one obligation: one stop, one stint, or one car's whole race.</summary>
/// <param name="Id"><c>rule/car/stop-N</c>, <c>rule/car/stint-N</c> or <c>rule/car</c>.</param>
/// <param name="Article">Of the regulations; absent when they give none.</param>
/// <param name="Car">Absent where all cars of a class are judged together.</param>
/// <param name="Driver">Whom it concerns: of a stop the one who brought the car in.</param>
/// <param name="Stop">From 1; absent when it concerns no single stop.</param>
/// <param name="MeasuredMs">A time; counts and shares have <paramref name="Measured"/> instead, and so
/// the other figures.</param>
/// <param name="ShortfallMs">By how much a minimum was missed.</param>
/// <param name="ExcessMs">By how much a maximum was exceeded.</param>
/// <param name="UMs">Expanded uncertainty of what was measured (k = 2), ± ms.</param>
/// <param name="Evidence">The events it rests on, by their source.</param>
/// <param name="Penalty">Proposed; a steward rules.</param>
/// <param name="Reason">In plain language.</param>
/// <param name="Regulations">Which judged: <c>name@hash</c>.</param>
public sealed record VerdictAnswer(
    string Id, string Rule, string? Article, string? Car, string? Driver, int? Stop, Outcome Outcome,
    decimal? MeasuredMs, decimal? Measured, decimal? RequiredMs, decimal? Required,
    decimal? ShortfallMs, decimal? Shortfall,
    decimal? ExcessMs, decimal? Excess, decimal? UMs, Instant? From, Instant? To, IReadOnlyList<string> Evidence,
    string? Penalty, string Reason, string Regulations)
{
    internal static VerdictAnswer Of(Verdict verdict) => ApiJson.Read<VerdictAnswer>(VerdictJson.Write(verdict));
}
