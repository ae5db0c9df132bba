using PitMarshal.Events;

namespace PitMarshal.Judge.RaceWide;

/// <summary>The rulings that hold, by verdict, each list in order of the log.</summary>
internal sealed class Rulings
{
    private readonly Dictionary<string, IReadOnlyList<StewardRuled>> _byVerdict = [];
    private IReadOnlyDictionary<string, IReadOnlyList<StewardRuled>>? _asTold;

    /// <summary>Takes the next event of the log as it holds; any other than a ruling says nothing here.</summary>
    public void Take(RaceEvent e)
    {
        if (e is StewardRuled ruled)
        {
            _byVerdict[ruled.Verdict] = [.. _byVerdict.GetValueOrDefault(ruled.Verdict) ?? [], ruled];
            _asTold = null;
        }
    }

    /// <summary>As they stand; what is told later does not change it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<StewardRuled>> Told() =>
        _asTold ??= new Dictionary<string, IReadOnlyList<StewardRuled>>(_byVerdict);

    public void Clear()
    {
        _byVerdict.Clear();
        _asTold = null;
    }
}
