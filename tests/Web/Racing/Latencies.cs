using System.Collections.Concurrent;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>How long it took from saying something until each who watched showed it.</summary>
internal sealed class Latencies(int watchers)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Round> _rounds = [];

    /// <summary>Before it is said.</summary>
    internal Round Say(string what) => _rounds[what] = new Round(watchers);

    /// <summary>Somebody shows it; what nobody measures is passed over.</summary>
    /// <param name="atMs">Of his clock, which is that of this machine, ms since 1970.</param>
    internal void Shows(string what, double atMs)
    {
        if (_rounds.TryGetValue(what, out var round))
        {
            round.Shows(atMs);
        }
    }

    /// <summary>It was no measurement.</summary>
    internal void Forget(string what) => _rounds.TryRemove(what, out _);

    /// <summary>Of all who watched, in all rounds.</summary>
    internal int Count => _rounds.Values.Sum(round => round.Ms.Count);

    /// <summary>Over all rounds and all who watched, ms.</summary>
    internal double Quantile(double share)
    {
        var all = _rounds.Values.SelectMany(round => round.Ms).Order().ToList();
        return all[(int)(share * (all.Count - 1))];
    }

    public override string ToString() =>
        $"p50 {Quantile(0.5):0} ms, p99 {Quantile(0.99):0} ms, most {Quantile(1):0} ms, of {_rounds.Count} changes "
        + $"before {watchers} who watch";

    internal sealed class Round(int watchers)
    {
        private readonly double _saidMs = DateTimeOffset.UtcNow.Subtract(DateTimeOffset.UnixEpoch).TotalMilliseconds;
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal ConcurrentBag<double> Ms { get; } = [];

        /// <summary>Ends when everybody shows it.</summary>
        internal Task IsShown => _all.Task.WaitAsync(s_patience);

        internal void Shows(double atMs)
        {
            Ms.Add(atMs - _saidMs);
            if (Ms.Count == watchers)
            {
                _all.TrySetResult();
            }
        }
    }
}
