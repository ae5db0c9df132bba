namespace PitMarshal.Judge.Verdicts;

/// <summary>
/// The verdicts of one rule on one car: those on numbered obligations (stops, stints) in their order, and those on the
/// whole race (the car, its drivers) by id.
/// </summary>
internal sealed class RuleVerdicts(VerdictBook book)
{
    private readonly List<(string? Id, Conduct After)> _numbered = [];
    private readonly HashSet<string> _whole = [];

    /// <summary>How the car conducted itself in its first <paramref name="count"/> obligations.</summary>
    public Conduct After(int count) => count == 0 ? default : _numbered[count - 1].After;

    /// <summary>Takes the verdict on an obligation; null when the rule does not apply to it.</summary>
    /// <param name="number">Its number, from 1, at most one beyond the last.</param>
    /// <param name="verdict">What was judged.</param>
    public void Put(int number, Verdict? verdict)
    {
        var before = After(number - 1);
        var entry = (verdict?.Id, verdict is null ? before : before.With(verdict));
        if (number > _numbered.Count)
        {
            _numbered.Add(entry);
        }
        else
        {
            if (_numbered[number - 1].Id is { } old && old != verdict?.Id)
            {
                book.Remove(old);
            }

            _numbered[number - 1] = entry;
        }

        if (verdict is not null)
        {
            book.Put(verdict);
        }
    }

    /// <summary>The ids of all its verdicts.</summary>
    public IEnumerable<string> Ids => _numbered.Where(n => n.Id is not null).Select(n => n.Id!).Concat(_whole);

    /// <summary>Removes the verdicts on obligations beyond a number: they are no more.</summary>
    public void Truncate(int count)
    {
        for (var i = _numbered.Count; i > count; i--)
        {
            if (_numbered[i - 1].Id is { } gone)
            {
                book.Remove(gone);
            }

            _numbered.RemoveAt(i - 1);
        }
    }

    /// <summary>Takes all verdicts on the whole race; others than these are removed.</summary>
    public void PutWhole(IReadOnlyList<Verdict> verdicts)
    {
        foreach (var gone in _whole.Where(id => !verdicts.Any(v => v.Id == id)).ToList())
        {
            book.Remove(gone);
            _whole.Remove(gone);
        }

        foreach (var verdict in verdicts)
        {
            _whole.Add(verdict.Id);
            book.Put(verdict);
        }
    }

    /// <summary>Whether the verdict on an obligation stands so.</summary>
    public bool Has(int number, Verdict? verdict) =>
        number <= _numbered.Count && _numbered[number - 1].Id == verdict?.Id
        && (verdict is null || verdict.Equals(book.Find(verdict.Id)));

    /// <summary>Whether the verdicts on the whole race stand so.</summary>
    public bool HasWhole(IReadOnlyList<Verdict> verdicts) =>
        verdicts.Count == _whole.Count && verdicts.All(verdict => verdict.Equals(book.Find(verdict.Id)));

    public void Clear()
    {
        Truncate(0);
        PutWhole([]);
    }
}
