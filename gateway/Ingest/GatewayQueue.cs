namespace PitMarshal.Ingest;

/// <summary>
/// What waits for the gateway's thread. Each sender has a line of its own, and each line its turn: whoever says more
/// than anybody can take waits behind himself, and what is beyond a line's bound is let go. It was not acknowledged, so
/// that a station says it again.
/// </summary>
internal sealed class GatewayQueue
{
    /// <summary>So many messages of one sender, and so many bytes of payload.</summary>
    internal const int MostOfOne = 8_192, MostBytesOfOne = 8 << 20;

    private readonly Lock _turn = new();
    private readonly SemaphoreSlim _some = new(0);
    private readonly Dictionary<string, Line> _lines = [];
    private readonly Queue<Line> _next = new();
    private Dictionary<string, int> _letGo = [];
    private bool _ended;

    /// <summary>False when the sender's line is full, or nobody takes anything any more.</summary>
    /// <param name="sender">Whose line; decisions have one too, which is never full: each has somebody waiting.</param>
    internal bool TryPut(string sender, in QueueItem item)
    {
        lock (_turn)
        {
            if (!_lines.TryGetValue(sender, out var line))
            {
                _lines.Add(sender, line = new Line());
            }
            if (_ended)
            {
                return false;
            }
            if (item.Decision is null && line.IsFull)
            {
                _letGo[sender] = _letGo.GetValueOrDefault(sender) + 1;
                return false;
            }
            line.Put(item);
            if (line.Count == 1)
            {
                _next.Enqueue(line);
            }
        }
        _some.Release();
        return true;
    }

    /// <summary>Waits until there is something; false when there is nothing and never will be.</summary>
    internal bool Wait()
    {
        while (true)
        {
            lock (_turn)
            {
                if (_next.Count > 0 || _ended)
                {
                    return _next.Count > 0;
                }
            }
            _some.Wait();
        }
    }

    /// <summary>The next of the line whose turn it is.</summary>
    internal bool TryTake(out QueueItem item)
    {
        lock (_turn)
        {
            if (!_next.TryDequeue(out var line))
            {
                item = default;
                return false;
            }
            item = line.Take();
            if (line.Count > 0)
            {
                _next.Enqueue(line);
            }
        }
        _some.Wait(0);
        return true;
    }

    /// <summary>How many of whose messages were let go since this was asked.</summary>
    internal IReadOnlyDictionary<string, int> LetGo()
    {
        lock (_turn)
        {
            var letGo = _letGo;
            _letGo = letGo.Count == 0 ? letGo : [];
            return letGo;
        }
    }

    /// <summary>Takes nothing more; what waits can still be taken.</summary>
    internal void End()
    {
        lock (_turn)
        {
            _ended = true;
        }
        _some.Release();
    }

    private sealed class Line
    {
        private readonly Queue<QueueItem> _items = new();
        private long _bytes;

        internal int Count => _items.Count;

        internal bool IsFull => _items.Count >= MostOfOne || _bytes >= MostBytesOfOne;

        internal void Put(in QueueItem item)
        {
            _items.Enqueue(item);
            _bytes += item.Message.Payload?.Length ?? 0;
        }

        internal QueueItem Take()
        {
            var item = _items.Dequeue();
            _bytes -= item.Message.Payload?.Length ?? 0;
            return item;
        }
    }
}
