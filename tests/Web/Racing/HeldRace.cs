using System.Text;
using PitMarshal.Ingest.Recording;
using PitMarshal.Regulations;
using PitMarshal.Simulation.Demo;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>
/// The demo's race, with its stations and its drivers, that runs as fast as it can to an instant and is held there.
/// </summary>
internal sealed class HeldRace : IServes, IDisposable
{
    /// <summary>Who of race control may sign in.</summary>
    internal const string RaceControl = "Ben";

    internal const double Chequered = 420;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-race-");
    private readonly StringBuilder _printed = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _go = new(0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;
    private TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _untilMs = long.MinValue;

    internal HeldRace(int cars = 12)
    {
        var regulations = Path.Combine(_folder.FullName, "club.yaml");
        File.WriteAllBytes(regulations, Shipped.Find("club")!);
        TestOfficials.Admit(new DataFolder(_folder.FullName), new Official(RaceControl, Role.RaceControl));
        _run = Task.Factory.StartNew(() => Run(cars, regulations), TaskCreationOptions.LongRunning);
    }

    public string Address => _address.Task.Result;

    public string Printed
    {
        get
        {
            lock (_printed)
            {
                return _printed.ToString();
            }
        }
    }

    /// <summary>Runs it on to a whole second of race time, and holds it there. The green flag falls at 0.</summary>
    internal async Task RunTo(double second)
    {
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _untilMs, (long)(second * 1000));
        _go.Release();
        await (await Task.WhenAny(_held.Task, _run)).WaitAsync(s_patience);
        await _address.Task.WaitAsync(s_patience);
    }

    public void Dispose()
    {
        _end.Cancel();
        try
        {
            _run.Wait(s_patience);
        }
        catch (AggregateException ended) when (ended.InnerException is OperationCanceledException)
        {
            // As it was told.
        }
        _folder.Delete(recursive: true);
        _end.Dispose();
        _go.Dispose();
    }

    private void Run(int cars, string regulations)
    {
        _go.Wait(_end.Token);
        using var race = new VirtualRace(
            DemoRace.Plan(seed: 1, cars), _folder.FullName, regulations, faults: null, "http://127.0.0.1:0", Hear)
        {
            EdgeJitterUs = 3_000,
            Progress = Hold,
        };
        race.Run();
    }

    private void Hold(long raceMs)
    {
        if (raceMs >= Volatile.Read(ref _untilMs))
        {
            _held.TrySetResult();
            _go.Wait(_end.Token);
        }
        _end.Token.ThrowIfCancellationRequested();
    }

    private void Hear(string line)
    {
        lock (_printed)
        {
            _printed.AppendLine(line);
        }
        if (GatewayProgram.AddressIn(line) is { } address)
        {
            _address.TrySetResult(address);
        }
    }
}
