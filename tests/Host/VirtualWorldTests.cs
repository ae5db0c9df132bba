using PitMarshal.Host.Nano;
using PitMarshal.Host.Nano.Files;
using nanoFramework.Hardware.Esp32;

namespace PitMarshal.Tests.Host;

public sealed class VirtualWorldTests
{
    private readonly VirtualWorld _world = new(startUs: 1_000_000_000);

    [Fact]
    public void A_sleeping_program_goes_on_at_the_very_instant_it_asked_for()
    {
        List<long> wokeAt = [];
        VirtualBoard board = Boot(() =>
        {
            while (true)
            {
                VirtualThread.Sleep(250);
                wokeAt.Add(_world.NowUs - 1_000_000_000);
            }
        });

        _world.Run(1_001_000_000);

        Assert.Equal([250_000, 500_000, 750_000, 1_000_000], wokeAt);
        board.PowerOff();
    }

    [Fact]
    public void A_fast_crystal_counts_more_microseconds_and_wakes_earlier()
    {
        ulong counted = 0;
        VirtualBoard board = Boot(
            () => { VirtualThread.Sleep(1_000_000); counted = HighResTimer.GetCurrent(); Forever(); }, driftPpm: 100);

        _world.Run(1_000_000_000 + 999_900_010);

        Assert.InRange(counted, 1_000_000_000ul, 1_000_000_001ul);
        board.PowerOff();
    }

    [Fact]
    public void Threads_of_one_program_wake_each_other()
    {
        List<string> said = [];
        VirtualBoard board = Boot(() =>
        {
            VirtualEvent asked = new(false), answered = new(false);
            new VirtualThread(() => { asked.WaitOne(-1, false); said.Add("answer"); answered.Set(); Forever(); })
                .Start();
            said.Add("question");
            asked.Set();
            answered.WaitOne(-1, false);
            said.Add("thanks");
            Forever();
        });

        _world.Run(1_000_000_001);

        Assert.Equal(["question", "answer", "thanks"], said);
        board.PowerOff();
    }

    [Fact]
    public void An_edge_is_heard_after_the_board_s_latency_and_a_shorter_pulse_is_not_heard_at_all()
    {
        List<long> heardAt = [];
        VirtualBoard board = Boot(() =>
        {
            new System.Device.Gpio.GpioController()
                .OpenPin(13).ValueChanged += (_, _) => heardAt.Add(_world.NowUs - 1_000_000_000);
            Forever();
        });
        board.EdgeLatencyUs = () => 5_000;
        _world.At(1_000_100_000, () => board.Pin(13).Drive(true));
        _world.At(1_000_200_000, () => board.Pin(13).Drive(false));
        _world.At(1_000_201_000, () => board.Pin(13).Drive(true));

        _world.Run(1_001_000_000);

        Assert.Equal([105_000], heardAt);
        board.PowerOff();
    }

    [Fact]
    public void A_power_cut_ends_the_program_and_keeps_what_was_flushed()
    {
        int boots = 0;
        VirtualBoard board = Boot(() =>
        {
            boots++;
            using VirtualFileStream file = new(@"I:\log", FileMode.Append, FileAccess.Write);
            file.Write([1, 2, 3], 0, 3);
            file.Flush();
            file.WriteByte(4);
            Forever();
        });
        _world.Run(1_000_000_010);
        board.PowerOff();
        byte[] kept = board.Flash[@"I:\log"];
        board.Boot();

        _world.Run(1_000_000_020);

        Assert.Equal(2, boots);
        Assert.Equal([1, 2, 3], kept);
        board.PowerOff();
    }

    [Fact]
    public void Time_stands_still_while_something_holds_it()
    {
        bool held = true;
        _world.Holds = next => held && next > 1_000_000_500;
        _world.At(1_000_000_500, () => new Thread(() => _world.Post(() => held = false)).Start());
        long released = 0;
        _world.At(1_000_000_900, () => released = _world.NowUs);

        _world.Run(1_000_001_000);

        Assert.Equal(1_000_000_900, released);
    }

    private static void Forever() => VirtualThread.Sleep(-1);

    private VirtualBoard Boot(ThreadStart program, double driftPpm = 0)
    {
        VirtualBoard board = new(_world, "board", program, driftPpm);
        board.Boot();
        return board;
    }
}
