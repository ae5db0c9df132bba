using System.Runtime.InteropServices;

namespace PitMarshal.Cli;

/// <summary>
/// Whether somebody asked the program to end (SIGTERM, SIGINT). As long as it exists the program is not ended by them, but ends
/// in order: with what was taken committed, and with the processes that it started.
/// </summary>
internal sealed class ToldToEnd : IDisposable
{
    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _terminate, _interrupt;

    public ToldToEnd()
    {
        void Tell(PosixSignalContext signal)
        {
            signal.Cancel = true;
            _told.TrySetResult();
        }

        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Tell);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Tell);
    }

    public Task Told => _told.Task;

    public bool IsTold => Told.IsCompleted;

    public void Dispose()
    {
        _terminate.Dispose();
        _interrupt.Dispose();
    }
}
