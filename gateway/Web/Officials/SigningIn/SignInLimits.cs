namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>
/// How often somebody may guess. The fifth failure of a name, or from an address, is followed by a wait of 5 s, each
/// further one by twice as much. Kept in memory, of a bounded number of names and addresses.
/// </summary>
internal sealed class SignInLimits(TimeProvider time)
{
    internal const int Free = 5, MostKept = 4096;

    // Of a name shorter: whoever guesses at it must not keep its owner out for long.
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(5), s_longestOfName = TimeSpan.FromMinutes(1),
        s_longestOfAddress = TimeSpan.FromMinutes(10), s_forgotten = TimeSpan.FromMinutes(30);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, (int Count, long Last)> _failures = [];

    /// <summary>
    /// Null when a guess may be made now, which counts as failed until <see cref="Succeeded"/>, so that many at once
    /// are no way around; else how long to wait.
    /// </summary>
    /// <param name="address">From which it comes.</param>
    /// <param name="name">Whose password it is; null: nobody's.</param>
    internal TimeSpan? Begin(string address, string? name)
    {
        lock (_turn)
        {
            var wait = Keys(address, name).Max(key => Wait(key.Key, key.Longest));
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }
            foreach (var (key, _) in Keys(address, name))
            {
                Count(key);
            }
            return null;
        }
    }

    internal void Succeeded(string address, string? name)
    {
        lock (_turn)
        {
            foreach (var (key, _) in Keys(address, name))
            {
                _failures.Remove(key);
            }
        }
    }

    private static IEnumerable<(string Key, TimeSpan Longest)> Keys(string address, string? name)
    {
        yield return ($"from {address}", s_longestOfAddress);
        if (name is not null)
        {
            yield return ($"as {name.ToUpperInvariant()}", s_longestOfName);
        }
    }

    private TimeSpan Wait(string key, TimeSpan longest)
    {
        if (!_failures.TryGetValue(key, out var known) || known.Count < Free)
        {
            return TimeSpan.Zero;
        }
        var whole = s_first * Math.Pow(2, Math.Min(known.Count - Free, 20));
        return (whole < longest ? whole : longest) - time.GetElapsedTime(known.Last);
    }

    private void Count(string key)
    {
        var known = _failures.GetValueOrDefault(key);
        var isOld = known.Count > 0 && time.GetElapsedTime(known.Last) >= s_forgotten;
        if (known.Count == 0 && _failures.Count >= MostKept)
        {
            _failures.Remove(_failures.MinBy(kept => kept.Value.Last).Key);
        }
        _failures[key] = ((isOld ? 0 : known.Count) + 1, time.GetTimestamp());
    }
}
