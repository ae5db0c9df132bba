namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>
/// How often somebody may guess. After some failures each further one is followed by a wait, of 5 s and then of twice
/// as much. What fails of one official's name from one address makes nobody else wait; a browser in which he signed in
/// before counts by itself, so that no guessing elsewhere keeps him out. Kept in memory, of a bounded number of names
/// and addresses.
/// </summary>
internal sealed class SignInLimits(TimeProvider time)
{
    /// <summary>Failures that cost nothing: of a name from one address, and of a name from all.</summary>
    internal const int Free = 5, FreeOfName = 20, MostKept = 4096;

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(5), s_longest = TimeSpan.FromMinutes(1),
        s_longestOfNobody = TimeSpan.FromMinutes(10), s_forgotten = TimeSpan.FromMinutes(30);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, (int Count, long Last)> _failures = [];

    /// <summary>
    /// Null when a guess may be made now, which counts as failed until <see cref="Succeeded"/>, so that many at once
    /// are no way around; else how long to wait.
    /// </summary>
    internal TimeSpan? Begin(in SignInGuess guess)
    {
        lock (_turn)
        {
            var wait = Keys(guess).Max(key => Wait(key.Key, key.Free, key.Longest));
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }
            foreach (var (key, _, _) in Keys(guess))
            {
                Count(key);
            }
            return null;
        }
    }

    internal void Succeeded(in SignInGuess guess)
    {
        lock (_turn)
        {
            foreach (var (key, _, _) in Keys(guess))
            {
                _failures.Remove(key);
            }
        }
    }

    private static IEnumerable<(string Key, int Free, TimeSpan Longest)> Keys(SignInGuess guess)
    {
        if (guess.Official is not { } name)
        {
            // Names of nobody, and the setup code, count together.
            return [($"from {guess.Address}", Free, s_longestOfNobody)];
        }
        name = name.ToUpperInvariant();
        return guess.Device is { } device
            ? [($"in {device} as {name}", Free, s_longest)]
            : [($"from {guess.Address} as {name}", Free, s_longest), ($"as {name}", FreeOfName, s_longest)];
    }

    private TimeSpan Wait(string key, int free, TimeSpan longest)
    {
        if (!_failures.TryGetValue(key, out var known) || known.Count < free)
        {
            return TimeSpan.Zero;
        }
        var whole = s_first * Math.Pow(2, Math.Min(known.Count - free, 20));
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
