using PitMarshal.Events;

namespace PitMarshal.Judge.Verdicts;

/// <summary>
/// What one rule says of one obligation: one stop, one stint, or one car's whole race. Durations are whole
/// microseconds here and milliseconds in JSON.
/// </summary>
public sealed record Verdict
{
    /// <summary><c>rule/car/stop-N</c>, <c>rule/car/stint-N</c> or <c>rule/car</c>.</summary>
    public required string Id { get; init; }

    public required string Rule { get; init; }

    /// <summary>The article of the regulations, or null when the file gives none.</summary>
    public string? Article { get; init; }

    /// <summary>Empty, and not written, where all cars of a class are judged together.</summary>
    public required string Car { get; init; }

    /// <summary>
    /// The driver it concerns: of a stop the one who brought the car in. Null when unknown or without meaning.
    /// </summary>
    public string? Driver { get; init; }

    /// <summary>Number of the stop, from 1; null when it concerns no single stop.</summary>
    public int? Stop { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>What was measured; null when it could not be, or when it counts (<see cref="Measured"/>).</summary>
    public long? MeasuredMicros { get; init; }

    /// <summary>The limit that was in force.</summary>
    public long? RequiredMicros { get; init; }

    /// <summary>By how much a minimum was missed.</summary>
    public long? ShortfallMicros { get; init; }

    /// <summary>By how much a maximum was exceeded.</summary>
    public long? ExcessMicros { get; init; }

    /// <summary>A count, or a share with up to six decimals.</summary>
    public decimal? Measured { get; init; }

    public decimal? Required { get; init; }

    public decimal? Shortfall { get; init; }

    public decimal? Excess { get; init; }

    /// <summary>Expanded uncertainty of what was measured, ± ms.</summary>
    public double? UMs { get; init; }

    public Instant? From { get; init; }

    public Instant? To { get; init; }

    /// <summary>
    /// Sources of the events it rests on, in order of time; <c>CarPassed@instant</c> for one without a source.
    /// </summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The proposed penalty; only infringements have one. A steward rules.</summary>
    public string? Penalty { get; init; }

    /// <summary>
    /// What the rule proposes, from which <see cref="Penalty"/> follows with what the car did before. Not written.
    /// </summary>
    internal Proposal? Proposal { get; init; }

    /// <summary>Why, in plain language.</summary>
    public required string Reason { get; init; }

    /// <summary>Which regulations judged: <c>name@hash</c>.</summary>
    public required string Regulations { get; init; }

    /// <summary>
    /// The obligation is not over: the car is in the pit lane, the stint runs, the race is not ended. Not written.
    /// </summary>
    public bool Open { get; init; }

    /// <summary>With what its rule proposes, as for the first infringement of its kind.</summary>
    internal Verdict Proposing(Proposal? proposal) => proposal is null && Proposal is null && Penalty is null
        ? this
        : this with { Proposal = proposal, Penalty = proposal?.After(0)?.ToString() };

    /// <summary>Whether a miss was let pass. Not written.</summary>
    internal ToleranceUse ToleranceUse { get; init; }

    /// <summary>What was measured, undecided all the same.</summary>
    internal Verdict Undecided(string why) => this with
    {
        Outcome = Outcome.Undecided,
        Penalty = null,
        Proposal = null,
        Reason = $"Undecided: {why}. {Reason}",
    };

    /// <summary>What was measured, with nothing asked.</summary>
    internal Verdict Waived(string why) =>
        Without(why) with { Outcome = Outcome.Compliant, Reason = $"Waived: {why}." };

    /// <summary>What was measured, undecided, because the limit is not known.</summary>
    internal Verdict Without(string limit) => this with
    {
        Outcome = Outcome.Undecided,
        RequiredMicros = null,
        ShortfallMicros = null,
        ExcessMicros = null,
        Required = null,
        Shortfall = null,
        Excess = null,
        Penalty = null,
        Proposal = null,
        Reason = $"What the rule asks is not known: {limit}.",
    };

    public bool Equals(Verdict? other) =>
        other is not null && Id == other.Id && Outcome == other.Outcome && Open == other.Open
            && ToleranceUse == other.ToleranceUse && Reason == other.Reason
        && Driver == other.Driver && Stop == other.Stop && Article == other.Article && Penalty == other.Penalty
        && Equals(Proposal, other.Proposal)
        && MeasuredMicros == other.MeasuredMicros && RequiredMicros == other.RequiredMicros
        && ShortfallMicros == other.ShortfallMicros && ExcessMicros == other.ExcessMicros
        && Measured == other.Measured && Required == other.Required
        && Shortfall == other.Shortfall && Excess == other.Excess
        && UMs.Equals(other.UMs) && From == other.From && To == other.To && Regulations == other.Regulations
        && Evidence.SequenceEqual(other.Evidence);

    public override int GetHashCode() => HashCode.Combine(Id, Outcome, Reason);
}
