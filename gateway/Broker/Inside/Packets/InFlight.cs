namespace PitMarshal.Broker.Inside.Packets;

/// <summary>Counts what is under way, and has whoever would add more wait while that is too much.</summary>
internal sealed class InFlight(int most)
{
    private readonly Lock _turn = new();
    private TaskCompletionSource? _waiting;
    private int _count;

    internal void Enter()
    {
        lock (_turn)
        {
            _count++;
        }
    }

    internal void Leave()
    {
        lock (_turn)
        {
            _count = Math.Max(0, _count - 1);
            LetThrough();
        }
    }

    /// <summary>Nothing is under way any more: whoever had to finish it is gone.</summary>
    internal void Clear()
    {
        lock (_turn)
        {
            _count = 0;
            LetThrough();
        }
    }

    internal ValueTask Wait(CancellationToken end)
    {
        lock (_turn)
        {
            if (_count < most)
            {
                return ValueTask.CompletedTask;
            }
            _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_waiting.Task.WaitAsync(end));
        }
    }

    private void LetThrough()
    {
        if (_count < most)
        {
            _waiting?.SetResult();
            _waiting = null;
        }
    }
}
