using PitMarshal.Events;

namespace PitMarshal.Timing.Laps;

/// <summary>The passings of one car in one session, and the laps they make; taken in any order.</summary>
internal sealed class CarRun
{
    private List<Passing> _passings = [];
    private List<LapStep> _steps = [];
    private List<Lap> _laps = [];
    private (int Passings, int Steps, int Laps)? _shared;
    private readonly RunConditions _conditions;
    private readonly LapFold _fold;

    public CarRun(string car, RunConditions conditions)
    {
        (Car, _conditions, _fold) = (car, conditions, new LapFold(car, conditions));
        (Laps, Steps, Passings) = (_laps, _steps, _passings);
    }

    public string Car { get; }

    public IReadOnlyList<Lap> Laps { get; private set; }

    public IReadOnlyList<LapStep> Steps { get; private set; }

    /// <summary>All passings since the signal and before it, in order of time.</summary>
    public IReadOnlyList<Passing> Passings { get; private set; }

    /// <summary>Spells in which it was told to have retired; the last one may have no end.</summary>
    public IReadOnlyList<(Instant From, Instant? To, string? Reason)> Retirements => _fold.Retirements;

    /// <summary>Uncertainty of the passing that began its own clock, ± µs.</summary>
    public double OpenedU { get; private set; }

    /// <summary>It is told to have retired before an instant, and not to go on by then.</summary>
    public bool IsRetired(Instant at) => _fold.IsRetired(at);

    /// <summary>It is told to have retired; in order of time.</summary>
    public void Retire(Instant at, string? reason)
    {
        if (_fold.Retirements is not [.., { To: null }])
        {
            _fold.Retirements.Add((at, null, reason));
        }
    }

    /// <summary>It goes on after all; in order of time.</summary>
    public void Rejoin(Instant at)
    {
        if (_fold.Retirements is [.., { To: null } last])
        {
            _fold.Retirements[^1] = last with { To = at };
        }
    }

    /// <summary>
    /// Becomes what another run was at an instant, without folding it again; takes nothing from then on. False where
    /// it had no passing yet.
    /// </summary>
    public bool Share(CarRun whole, Instant until)
    {
        var passings = whole._passings.Count;
        while (passings > 0 && whole._passings[passings - 1].At > until)
        {
            passings--;
        }

        var (steps, laps) = (whole.StepsBy(until), whole.LapsBy(until));
        (_passings, _steps, _laps, _shared) = (whole._passings, whole._steps, whole._laps, (passings, steps, laps));
        Passings = new Prefix<Passing>(_passings, passings);
        Steps = new Prefix<LapStep>(_steps, steps);
        Laps = new Prefix<Lap>(_laps, laps);
        OpenedU = steps > 0 && _steps[steps - 1].Opened is { } opened
            && _steps[StepsBy(opened) - 1] is { Use: PassingUse.Opens } step ? step.Passing.U : 0;
        return passings > 0;
    }

    /// <summary>Takes one more passing. What came before it by time stays as it is.</summary>
    public void Take(in Passing passing)
    {
        var i = _passings.Count;
        while (i > 0 && Passing.Compare(_passings[i - 1], passing) > 0)
        {
            i--;
        }

        _passings.Insert(i, passing);
        if (i == _passings.Count - 1)
        {
            Step(passing);
        }
        else
        {
            FoldFrom(passing.At);
        }
    }

    /// <summary>Takes one more passing, of which laps are made only with <see cref="Fold"/>.</summary>
    public void Gather(in Passing passing) => _passings.Add(passing);

    /// <summary>Makes all laps anew.</summary>
    public void Fold()
    {
        for (var i = 1; i < _passings.Count; i++)
        {
            if (Passing.Compare(_passings[i - 1], _passings[i]) > 0)
            {
                _passings.Sort((a, b) => Passing.Compare(a, b));
                break;
            }
        }

        _steps.EnsureCapacity(_passings.Count);
        _laps.EnsureCapacity(_passings.Count);
        FoldFrom(new Instant(long.MinValue));
    }

    /// <summary>Number of laps complete at an instant.</summary>
    public int LapsBy(Instant at)
    {
        int low = 0, high = _shared?.Laps ?? _laps.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _laps[middle].End <= at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Number of steps by an instant.</summary>
    public int StepsBy(Instant at)
    {
        int low = 0, high = _shared?.Steps ?? _steps.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _steps[middle].Passing.At <= at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void FoldFrom(Instant at)
    {
        var keep = at.Micros == long.MinValue ? 0 : StepsBy(at.Plus(-1));
        _steps.RemoveRange(keep, _steps.Count - keep);
        var laps = _laps.Count;
        while (laps > 0 && _laps[laps - 1].Step >= keep)
        {
            laps--;
        }

        _laps.RemoveRange(laps, _laps.Count - laps);
        var first = _passings.Count;
        while (first > 0 && _passings[first - 1].At >= at)
        {
            first--;
        }

        for (var i = first; i < _passings.Count; i++)
        {
            Step(_passings[i]);
        }
    }

    private void Step(in Passing passing)
    {
        if (_conditions.Start is { } start && passing.At >= start)
        {
            var step = _fold.Next(_steps, _laps, passing, start);
            _steps.Add(step);
            OpenedU = step.Use == PassingUse.Opens ? passing.U : OpenedU;
        }
    }
}
