using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Stops;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Counts;

// "At each 80 min": the limits hold for each block of so long that follows another from the race start.
public sealed partial class Count
{
    /// <summary>A week of the shortest: of a log whose end is years away nobody waits for each.</summary>
    private const long BlocksMost = 10_080;

    /// <summary>The first block that is wrong speaks for the car; else the first of which it is not known.</summary>
    private Verdict JudgeBlocks(Subject subject, long length)
    {
        var span = subject.Race.Span;
        var verdict = StopTally.Begin(this, subject);
        if (span.Started is not { } started)
        {
            return verdict with { Reason = "The log has no race start, so where a block begins is not known." };
        }

        var end = span.Finish ?? verdict.To ?? started.At;
        if (end.Since(started.At) / length > BlocksMost)
        {
            return verdict with { Reason = $"The race has more than {BlocksMost} blocks: its end cannot be right." };
        }

        var verdicts = new List<Verdict>();
        for (var (number, from) = (1, started.At); from < end; number++, from = from.Plus(length))
        {
            // Of the last, shorter one only a maximum is asked.
            var isWhole = from.Plus(length) <= end;
            if (isWhole || max is not null)
            {
                verdicts.Add(JudgeBlock(
                    subject, verdict, number, (from, from.Plus(length)), isOver: span.Finish is not null && isWhole));
            }
        }

        return verdicts.Find(block => block.Outcome == Outcome.Infringement)
            ?? (span.Finish is null
                ? verdict with { Open = true, To = null, Reason = "The race is not over: no block is wrong so far." }
                : verdicts.Find(block => block.Outcome == Outcome.Undecided)
                    ?? verdicts.MinBy(block => block.Measured)
                    ?? verdict with { Reason = "The race was shorter than one block." });
    }

    private Verdict JudgeBlock(
        Subject subject, Verdict whole, int number, (Instant From, Instant To) block, bool isOver)
    {
        var tally = new StopTally();
        foreach (var stop in subject.Car.PitLane.Stops)
        {
            var within = IsWithin(stop, block);
            tally.Add(within.Answer == false ? within : within.And(CountsInForce(subject with { Stop = stop })));
        }

        tally.AddHidden(subject, block.From, block.To);
        var verdict = Decide(subject, whole with { From = block.From, To = block.To }, tally, isOver);
        return verdict with { Reason = $"Block {number} of the race: {verdict.Reason}" };
    }

    private static TruthValue IsWithin(Stop stop, (Instant From, Instant To) block)
    {
        if (stop.In is not { } pitIn)
        {
            return TruthValue.Of(stop.After < block.To && !(stop.Out?.At < block.From)).Answer == false
                ? TruthValue.No : TruthValue.Unknown($"when the car came in for stop {stop.Number} was not seen");
        }

        var u = (long)Math.Ceiling(pitIn.U);
        var (least, most) = (pitIn.At.Plus(-u), pitIn.At.Plus(u));
        return most < block.From || least >= block.To ? TruthValue.No
            : least >= block.From && most < block.To ? TruthValue.Yes
            : TruthValue.Unknown(
                $"the pit-in of stop {stop.Number} is closer to the edge of a block than its uncertainty");
    }
}
