using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.RaceWide;

/// <summary>
/// What race control shows and opens over the time of a race: the flags, and both ends of the pit lane.
/// </summary>
public sealed class Track
{
    private readonly Dictionary<PitLaneEnd, Dictionary<string, Timeline<bool>>> _ofClasses = new()
    {
        [PitLaneEnd.Entry] = new(ClassNames.Comparer),
        [PitLaneEnd.Exit] = new(ClassNames.Comparer),
    };

    /// <summary>
    /// The flag in force; green from the race start. The chequered flag ends nothing: what held, held at the finish.
    /// </summary>
    public Timeline<Flag> Flags { get; } = new(Flag.Green);

    /// <summary>Whether the entry of the pit lane is open, for all classes of which nothing else is said.</summary>
    public Timeline<bool> EntryOpen { get; } = new(true);

    /// <summary>Whether the exit of the pit lane is open, for all classes of which nothing else is said.</summary>
    public Timeline<bool> ExitOpen { get; } = new(true);

    /// <summary>The latest of what it took; null before that.</summary>
    public RaceEvent? Latest { get; private set; }

    /// <summary>Some end of the pit lane was opened or closed for single classes.</summary>
    public bool IsOfClasses => _ofClasses.Values.Any(ofEnd => ofEnd.Count > 0);

    /// <summary>Takes the next event; they must come in order.</summary>
    public void Take(RaceEvent e)
    {
        Latest = e is RaceStarted or FlagShown or PitLaneOpened or PitLaneClosed ? e : Latest;
        switch (e)
        {
            case RaceStarted:
                // Whatever was flagged before belongs to practice.
                Flags.Restart(e, Flag.Green);
                break;
            case FlagShown { Flag: not Flag.Chequered } shown:
                Flags.Add(e, shown.Flag);
                break;
            case PitLaneOpened opened:
                Set(e, opened.End, opened.Classes, true);
                break;
            case PitLaneClosed closed:
                Set(e, closed.End, closed.Classes, false);
                break;
        }
    }

    /// <summary>
    /// Whether an end of the pit lane is open for cars of a class; null: for those of which the class is not known.
    /// </summary>
    public Timeline<bool> OpenFor(PitLaneEnd end, string? carClass) =>
        carClass is not null && _ofClasses[end].TryGetValue(carClass, out var open) ? open : OfAll(end);

    private void Set(RaceEvent e, PitLaneEnd end, IReadOnlyList<string>? classes, bool isOpen)
    {
        foreach (var carClass in classes ?? [])
        {
            if (!_ofClasses[end].ContainsKey(carClass))
            {
                _ofClasses[end].Add(carClass, OfAll(end).Copy());
            }
        }

        foreach (var (carClass, open) in _ofClasses[end])
        {
            if (classes is null || classes.Contains(carClass, ClassNames.Comparer))
            {
                open.Add(e, isOpen);
            }
        }

        if (classes is null)
        {
            OfAll(end).Add(e, isOpen);
        }
    }

    private Timeline<bool> OfAll(PitLaneEnd end) => end == PitLaneEnd.Entry ? EntryOpen : ExitOpen;
}
