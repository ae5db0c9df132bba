using System.Runtime.InteropServices;

namespace PitMarshal.Simulation;

/// <summary>
/// Whether somebody asked the program to end (SIGTERM, SIGINT). As long as it exists the program is not ended by them,
/// but ends in order: with what was taken committed, and with the processes that it started.
/// </summary>
public sealed class TerminationSignal : IDisposable
{
    // Of the whole program: whoever begins to listen later than the signal came is told too.
    private static readonly TaskCompletionSource s_requested = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly PosixSignalRegistration _terminate, _interrupt;

    public TerminationSignal()
    {
        void Tell(PosixSignalContext signal)
        {
            signal.Cancel = true;
            s_requested.TrySetResult();
        }

        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Tell);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Tell);
    }

    public Task Requested => s_requested.Task;

    public bool IsRequested => Requested.IsCompleted;

    public void Dispose()
    {
        _terminate.Dispose();
        _interrupt.Dispose();
    }
}
