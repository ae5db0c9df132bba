using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Regulations;
using PitMarshal.Timing;
using PitMarshal.Timing.Grids;
using PitMarshal.Timing.Settings;
using PitMarshal.Web.RaceControl.Rulebook;

namespace PitMarshal.Web.Reports.Results;

/// <summary>
/// The timing of the meeting, followed as its log grows, for whoever asks; it holds up nobody but those who ask.
/// </summary>
internal sealed class TimingBook(Gateway gateway, RegulationsBook regulations)
{
    private readonly Lock _turn = new();
    private string? _hash;
    private RaceTiming _timing = new(TimingRules.Default);
    private GridRules? _grid;
    private int _known;

    /// <summary>
    /// Asks of the timing as it is now; the rules of the grid are null where no regulations tell them.
    /// </summary>
    internal T Read<T>(Func<RaceTiming, GridRules?, T> question)
    {
        lock (_turn)
        {
            Follow();
            return question(_timing, _grid);
        }
    }

    private void Follow()
    {
        var judging = regulations.InForce;
        if (_hash != judging?.Hash)
        {
            _hash = judging?.Hash;
            _grid = judging is null ? null : GridSection.Of(judging.Rules);
            _timing = new RaceTiming(judging is null ? TimingRules.Default : TimingSection.Of(judging.Rules));
            _known = 0;
        }

        var news = gateway.Ask(intake => intake.EventsAfter(_known));
        if (_known == 0)
        {
            _timing.AppendAll(news);
        }
        else
        {
            foreach (var e in news)
            {
                _timing.Append(e);
            }
        }

        _known += news.Count;
    }
}
