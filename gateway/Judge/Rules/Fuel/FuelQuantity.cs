using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Conditions;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Stops;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Fuel;

/// <summary>
/// <c>fuel</c>: a car takes at most <c>max</c>, at least <c>min</c> of fuel in a stop, or (<c>per: race</c>) in the
/// whole race, as people entered it (<see cref="FuelEntered"/>). A stop in which it was not refuelled took none.
/// </summary>
public sealed class FuelQuantity : Rule
{
    private readonly Volume? _min, _max;
    private readonly bool _isOfRace, _asksMin, _asksMax;

    private FuelQuantity(RuleHead head, FieldReader fields, bool isOfRace)
        : base(head)
    {
        (_isOfRace, _asksMin, _asksMax) = (isOfRace, fields.Has("min"), fields.Has("max"));
        _min = _asksMin ? Volume.Read(fields, "min") : null;
        _max = _asksMax ? Volume.Read(fields, "max") : null;
        if (!_asksMin && !_asksMax)
        {
            throw fields.Bad("max", "expected min, max or both, such as 60l or 18gal");
        }

        if (_min?.Ml > _max?.Ml)
        {
            throw fields.Bad("max", $"expected at least min, {_min}");
        }
    }

    public override Scope Scope => _isOfRace ? Scope.Car : Scope.Stop;

    public static Rule Read(FieldReader fields)
    {
        var isOfRace = fields.TextOrNull("per") switch
        {
            null or "stop" => false,
            "race" => true,
            var other => throw fields.Bad("per", $"expected stop or race, not '{other}'"),
        };
        var head = fields.Head(isOfRace ? Scope.Car : Scope.Stop, Dimension.Number, selects: isOfRace);
        return new FuelQuantity(head, fields, isOfRace);
    }

    public override string Explain() =>
        $"A car takes {Asked} of fuel {(_isOfRace ? "in the race, all its stops together" : "in a stop")}, as it was "
            + "entered by race control.";

    private string Asked => string.Join(" and ", new[]
    {
        _asksMin ? $"at least {Said(_min)}" : null, _asksMax ? $"at most {Said(_max)}" : null,
    }.OfType<string>());

    private protected override TruthValue Applies(Subject subject) =>
        _isOfRace ? Head.When.AppliesToCar(subject) : Head.When.Applies(subject);

    private protected override Verdict Judge(Subject subject)
    {
        if (_isOfRace)
        {
            return OfRace(subject);
        }

        var (ml, why, entered) = Taken(subject);
        var stop = subject.Stop!;
        var verdict = subject.Verdict(this, Outcome.Undecided, "", stop.In?.At, stop.Out?.At) with
        {
            Evidence = entered,
            Open = stop.InPitLane && subject.Race.Span.Ended is null,
        };
        return Decide(subject, verdict, ml,
            why ?? (stop.InPitLane ? $"the car has not left stop {stop.Number}" : null), isOver: !stop.InPitLane);
    }

    private Verdict OfRace(Subject subject)
    {
        var (total, tally, why) = (0L, new StopTally(), default(string));
        List<string> evidence = [];
        foreach (var stop in subject.Car.PitLane.Stops)
        {
            var one = subject with { Stop = stop };
            var selected = Doubts.Happened(subject.Race, stop).And(Head.When.Selects(one));
            if (selected.Answer != false)
            {
                var (ml, unknown, entered) = Taken(one);
                total += selected.Answer == true ? ml : 0;
                why ??= selected.Why ?? unknown;
                evidence.AddRange(entered);
            }
        }

        tally.AddHidden(subject);
        var (span, isOver) = (subject.Race.Span, subject.Race.Span.Finish is not null);
        var verdict = subject.Verdict(this, Outcome.Undecided, "", span.Started?.At, span.Finish) with
        {
            Evidence = evidence,
            Open = !isOver,
        };
        return Decide(subject, verdict, total, why ?? (isOver ? tally.Why : null), isOver);
    }

    /// <summary>What was entered of a stop, up to the car's next pit-in; and why it may have taken more.</summary>
    private static (long Ml, string? Why, List<string> Evidence) Taken(Subject subject)
    {
        var stop = subject.Stop!;
        var (from, until) = (stop.In?.At ?? stop.After, DriverChanges.Until(subject.Car, stop));
        var entered = subject.Car.During(from, until).OfType<FuelEntered>().Where(fuel => fuel.At < until).ToList();
        var why = entered.Select(Doubts.Inferred).FirstOrDefault(inferred => inferred is not null);
        if (entered.Count == 0 && OfRefuelling.Is(subject) is { Answer: not false })
        {
            why = $"no quantity of fuel was entered of stop {stop.Number}";
        }

        // What is only implied accuses nobody.
        var certain = entered.Where(fuel => fuel.Inferred is null).Sum(fuel => fuel.Ml);
        return (certain, why, [.. entered.Select(Times.Mark.Name)]);
    }

    private Verdict Decide(Subject subject, Verdict verdict, long ml, string? why, bool isOver)
    {
        var many = _asksMax && ml > _max?.Ml;
        var few = isOver && why is null && _asksMin && ml < _min?.Ml;
        var isKnown = isOver && why is null && !(_asksMin && _min is null) && !(_asksMax && _max is null);
        var limit = few || _max is null ? _min : _max;
        var text = $"{Litres(ml)} of fuel {(_isOfRace ? "in the race" : "in the stop")}, {Asked}";
        if (!many && !isKnown)
        {
            return verdict with { Reason = verdict.Open ? $"Not over yet: {text}." : $"{text}; but {why}." };
        }

        var missed = few ? _min!.Ml - ml : many ? ml - _max!.Ml : 0;
        return (verdict with
        {
            Open = false,
            Outcome = many || few ? Outcome.Infringement : Outcome.Compliant,
            Measured = ml / 1000m,
            Required = limit!.Ml / 1000m,
            Shortfall = few ? missed / 1000m : null,
            Excess = many ? missed / 1000m : null,
            Reason = $"{text}.",
        }).Proposing(many || few ? Head.Penalty?.Propose(new(subject, (long)Math.Ceiling(missed / 1000m), 0)) : null);
    }

    private static string Said(Volume? volume) => volume?.ToString() ?? "a quantity that is not set";

    private static string Litres(long ml) => $"{(ml / 1000m).ToString("0.###", CultureInfo.InvariantCulture)} l";
}
