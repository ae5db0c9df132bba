using PitMarshal.Log;

namespace PitMarshal.Judge.Rules;

/// <summary>The rules at every instant: as the regulations have them, and as bulletins change them.</summary>
internal sealed class RulesInForce
{
    private readonly List<List<(Instant From, Rule Rule)>> _rules;
    private readonly List<string> _notes = [];
    private readonly SortedDictionary<string, string> _unread = new(StringComparer.Ordinal);

    /// <param name="regulations">The regulations as they were when the race started.</param>
    /// <param name="bulletins">In order.</param>
    public RulesInForce(RaceRegulations regulations, IEnumerable<BulletinIssued> bulletins)
    {
        _rules = regulations.Rules.Select(r => new List<(Instant, Rule)> { (new Instant(long.MinValue), r) }).ToList();
        foreach (var bulletin in bulletins)
        {
            foreach (var (key, value) in bulletin.Set)
            {
                Issue(bulletin.At, key, value);
            }
        }
    }

    /// <summary>How many rules there are; they keep their places.</summary>
    public int Count => _rules.Count;

    /// <summary>Bulletins that could not be used, and why.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>A rule as the regulations have it. No bulletin changes what its obligations are.</summary>
    public Rule Original(int rule) => _rules[rule][0].Rule;

    /// <summary>A rule as it is in force at an instant.</summary>
    public Rule At(int rule, Instant at)
    {
        var versions = _rules[rule];
        var i = versions.Count - 1;
        while (i > 0 && versions[i].From > at)
        {
            i--;
        }

        return versions[i].Rule;
    }

    private void Issue(Instant at, string key, string value)
    {
        // A rule's name may contain a point, a field's name does not.
        var point = key.LastIndexOf('.');
        var versions = point < 1 ? null : _rules.Find(r => r[0].Rule.Name == key[..point]);
        var field = key[(point + 1)..];
        if (versions is null || field is "rule" or "kind" or "of")
        {
            _notes.Add($"bulletin at {at}: '{key}' names no field of a rule that can be changed");
            return;
        }

        var head = versions[^1].Rule.Head;
        Rule rule;
        try
        {
            rule = RuleKinds.Read(head.Written.With(field, value), head.Published);
            _unread.Remove(key);
        }
        catch (BadRule bad)
        {
            _notes.Add($"bulletin at {at}: {bad.Message}");
            rule = RuleKinds.Read(head.Written, head.Published);
            _unread[key] = $"the bulletin at {at} sets {field} to '{value}', which cannot be read";
        }

        // What a bulletin meant to change is not known until a later one says it.
        rule.Unset ??= _unread.FirstOrDefault(u => u.Key.LastIndexOf('.') == point && u.Key.StartsWith(head.Name, StringComparison.Ordinal)).Value;
        versions.Add((at, rule));
    }
}
