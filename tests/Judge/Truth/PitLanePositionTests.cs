using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Truth;

/// <summary>Where passings of start-finish are lost, a visit must be where on the lap the pit lane is.</summary>
public sealed class PitLanePositionTests
{
    private const double Lap = 80, ToPitIn = 72, Standing = 100, FromPitOut = 2;

    private readonly Story _story = new Story().Race();
    private double _at;

    public PitLanePositionTests()
    {
        for (var visit = 0; visit < 3; visit++)
        {
            Laps(6);
            Visit();
            Laps(4);
            // One lap without a passing seen.
            _at += Lap;
        }

        Laps(6);
    }

    [Fact]
    public void Two_false_pulses_amid_lost_laps_are_no_certain_stop()
    {
        _story.In(_at + Lap - 1).Out(_at + (3 * Lap) - 12);
        _at += 2 * Lap;
        Laps(6);

        Assert.Equal(Outcome.Undecided, FourthStop().Outcome);
        Assert.Contains("at another place of the lap", FourthStop().Reason);
    }

    [Fact]
    public void A_true_stop_after_a_lost_lap_stays_certain()
    {
        _at += Lap;
        Visit();
        Laps(6);

        Assert.Equal(Outcome.Compliant, FourthStop().Outcome);
    }

    [Fact]
    public void A_stop_behind_the_safety_car_stays_certain()
    {
        const double Slow = 60;
        _story.Add(_at + 5, new FlagShown(Flag.SafetyCar));
        _story.Lap(_at += Lap + Slow);
        _at += Slow;
        Visit();
        _story.Lap(_at += Lap + Slow).Add(_at + 5, new FlagShown(Flag.Green));
        Laps(3);

        Assert.Equal(Outcome.Compliant, FourthStop().Outcome);
    }

    [Fact]
    public void What_the_box_saw_is_a_stop_wherever_its_pulses_are()
    {
        _story.In(_at + Lap - 1).Stands(_at + Lap + 20, _at + Lap + 60).Out(_at + (3 * Lap) - 12);
        _at += 2 * Lap;
        Laps(6);

        Assert.Equal(Outcome.Compliant, FourthStop().Outcome);
    }

    private Verdict FourthStop() => _story.Verdicts(Story.MinimumStop).Of("minimum-stop/27/stop-4");

    private void Laps(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _story.Lap(_at += Lap);
        }
    }

    private void Visit()
    {
        _story.In(_at + ToPitIn).Out(_at + ToPitIn + Standing);
        _story.Lap(_at += ToPitIn + Standing + FromPitOut);
    }
}
