using PitMarshal.Core;
using PitMarshal.Core.Delivery;

namespace PitMarshal.Tests.Firmware;

/// <summary>A journal that survives the station; a test may damage it.</summary>
internal sealed class MemoryJournal : IJournal
{
    public List<byte[]> Entries { get; } = [];

    public int Most { get; set; } = int.MaxValue;

    public int Appended { get; private set; }

    /// <summary>How often it was made durable: what wears a flash.</summary>
    public int Flushes { get; private set; }

    public bool IsEmpty => Entries.Count == 0;

    public bool Append(byte[] entry, int length)
    {
        if (Entries.Count >= Most)
        {
            return false;
        }

        Appended++;
        Entries.Add(entry[..length]);
        return true;
    }

    public bool Flush()
    {
        Flushes++;
        return true;
    }

    public int Read(int position, byte[] entry, out int next)
    {
        next = position + 1;
        if (position >= Entries.Count)
        {
            return 0;
        }

        Entries[position].CopyTo(entry, 0);
        return Entries[position].Length;
    }

    public bool Clear()
    {
        Entries.Clear();
        return true;
    }
}
