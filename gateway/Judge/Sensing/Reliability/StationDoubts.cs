using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Sensing.Reliability;

/// <summary>
/// Until when each doubt about a station lasts. Trust for the reason of some doubt ends only such doubts: a reboot that
/// is over mends no loop. Nor does trust in one input mend another.
/// </summary>
internal sealed class StationDoubts
{
    private readonly Dictionary<string, Dictionary<DoubtScope, AlikeDoubts>> _doubts = [];
    private readonly Dictionary<string, Dictionary<DoubtScope, List<Instant>>> _trusts = [];

    // Trust for the reason of no doubt ends whatever it names.
    private readonly Dictionary<DoubtScope, List<Instant>> _general = [];

    /// <summary>Takes a doubt: which doubts have another end by it, itself included.</summary>
    internal IReadOnlyList<(SensorDoubted Doubt, Instant End)> Take(SensorDoubted doubt)
    {
        List<(SensorDoubted, Instant)> changed = [];
        if (!_doubts.TryGetValue(doubt.Reason, out var alike))
        {
            _doubts.Add(doubt.Reason, alike = []);
            if (_trusts.ContainsKey(doubt.Reason))
            {
                // It is a reason now, and no longer ends others.
                GatherGeneral();
                changed.AddRange(All().SelectMany(of => of.Recount(EndOf)));
            }
        }

        var scope = new DoubtScope(doubt.Point, doubt.Input, doubt.Box);
        if (!alike.TryGetValue(scope, out var same))
        {
            alike.Add(scope, same = new AlikeDoubts(scope));
        }

        var end = EndOf(doubt);
        same.Add(doubt, end);
        return [.. changed, (doubt, end)];
    }

    /// <summary>Takes trust: which doubts it ends, or ends sooner.</summary>
    internal IReadOnlyList<(SensorDoubted Doubt, Instant End)> Take(SensorTrusted trusted)
    {
        var scope = new DoubtScope(trusted.Point, trusted.Input, trusted.Box);
        if (!_trusts.TryGetValue(trusted.Reason, out var known))
        {
            _trusts.Add(trusted.Reason, known = []);
        }

        Insert(known, scope, trusted.At);
        var isSpecific = _doubts.TryGetValue(trusted.Reason, out var ofReason);
        if (!isSpecific)
        {
            Insert(_general, scope, trusted.At);
        }

        return [.. (isSpecific ? ofReason!.Values : All()).Where(alike => scope.Covers(alike.Scope))
            .SelectMany(alike => alike.EndBy(trusted.At))];
    }

    private IEnumerable<AlikeDoubts> All() => _doubts.Values.SelectMany(ofReason => ofReason.Values);

    private Instant EndOf(SensorDoubted doubt)
    {
        var end = Spell.Forever;
        var own = _trusts.GetValueOrDefault(doubt.Reason);
        foreach (var scope in DoubtScope.Covering(doubt))
        {
            foreach (var trusts in new[] { own, _general })
            {
                if (trusts?.GetValueOrDefault(scope) is { } instants
                    && instants.FirstFrom(doubt.At, at => at) is var i && i < instants.Count && instants[i] < end)
                {
                    end = instants[i];
                }
            }
        }

        return end;
    }

    private void GatherGeneral()
    {
        _general.Clear();
        foreach (var trusts in _trusts.Where(trusts => !_doubts.ContainsKey(trusts.Key)).SelectMany(t => t.Value))
        {
            trusts.Value.ForEach(at => Insert(_general, trusts.Key, at));
        }
    }

    private static void Insert(Dictionary<DoubtScope, List<Instant>> trusts, DoubtScope scope, Instant at)
    {
        if (!trusts.TryGetValue(scope, out var instants))
        {
            trusts.Add(scope, instants = []);
        }

        instants.Insert(instants.FirstAfter(at, other => other), at);
    }
}
