using PitMarshal.Events;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Judge.Rules;

/// <summary>The rules at every instant: as the regulations have them, and as bulletins change them.</summary>
public sealed class RulesInForce
{
    private readonly List<List<(Instant From, Rule Rule)>> _rules;
    private readonly List<string> _notes = [];
    private readonly RaceRegulations _regulations;
    private readonly List<BulletinIssued> _bulletins = [];

    /// <summary>By rule and field what bulletins said that could not be read.</summary>
    private readonly Dictionary<string, SortedDictionary<string, string>> _unread = [];

    /// <param name="regulations">The regulations as they were when the race started.</param>
    /// <param name="bulletins">In order.</param>
    public RulesInForce(RaceRegulations regulations, IEnumerable<BulletinIssued> bulletins)
    {
        _rules = regulations.Rules.Select(r => new List<(Instant, Rule)> { (new Instant(long.MinValue), r) }).ToList();
        this._regulations = regulations;
        foreach (var bulletin in bulletins)
        {
            _bulletins.Add(bulletin);
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

    /// <summary>What of a bulletin that is yet to be issued could not be used, and why.</summary>
    public IEnumerable<string> NotesOn(BulletinIssued next) =>
        new RulesInForce(_regulations, _bulletins.Append(next)).Notes.Skip(_notes.Count);

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

    /// <summary>The rule of a name as it is in force at an instant; null when there is none.</summary>
    public Rule? At(string name, Instant at) =>
        _rules.FindIndex(versions => versions[0].Rule.Name == name) is >= 0 and var rule ? At(rule, at) : null;

    private void Issue(Instant at, string key, string value)
    {
        if (Named(key) is not var (versions, field))
        {
            _notes.Add($"bulletin at {at}: '{key}' names no rule of these regulations and its field"
                + (_rules.Count == 0 ? ""
                : $" (rule.field, such as '{_rules[0][0].Rule.Name}.value'); the rules are "
                    + $"{string.Join(", ", _rules.Select(r => r[0].Rule.Name))}"));
            return;
        }

        var (rule, head) = (versions[^1].Rule, versions[^1].Rule.Head);
        var unread = _unread[head.Name] = _unread.GetValueOrDefault(head.Name) ?? new(StringComparer.Ordinal);
        try
        {
            if (Changed(rule, field, value) is { } changed)
            {
                rule = changed;
                unread.Remove(field);
            }
            else
            {
                Leave($"rule {head.Name}: {field}: a bulletin cannot change it", "cannot be changed so");
            }
        }
        catch (BadRule bad)
        {
            Leave(bad.Message, "cannot be read");
        }

        void Leave(string note, string why)
        {
            _notes.Add($"bulletin at {at}: {note}");
            rule = RuleKinds.Read(head.Written, head.Published);
            unread[field] = $"the bulletin at {at} sets {field} to '{value}', which {why}";
        }

        // What a bulletin meant to change is not known until a later one says it.
        rule.Unset ??= unread.FirstOrDefault().Value;
        versions.Add((at, rule));
    }

    /// <summary>
    /// The rule and the field that a key means. A rule's name may contain points, so the longest that fits counts.
    /// </summary>
    private (List<(Instant From, Rule Rule)> Versions, string Field)? Named(string key)
    {
        for (var point = key.LastIndexOf('.'); point > 0; point = key.LastIndexOf('.', point - 1))
        {
            if (_rules.Find(r => r[0].Rule.Name == key[..point]) is { } versions)
            {
                return (versions, key[(point + 1)..]);
            }
        }

        return null;
    }

    /// <summary>
    /// The rule with another value; throws <see cref="BadRule"/>. Null where that would change who owes what: the
    /// obligations are those of the regulations, and held against another rule they would be judged wrongly.
    /// </summary>
    private static Rule? Changed(Rule rule, string field, string value)
    {
        if (field is "rule" or "kind" or "of" || field.Contains('.'))
        {
            return null;
        }

        var changed = RuleKinds.Read(rule.Head.Written.With(field, value), rule.Head.Published);
        return changed.Obliges.Equals(rule.Obliges) ? changed : null;
    }
}
