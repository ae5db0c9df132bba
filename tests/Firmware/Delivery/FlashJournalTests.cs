using PitMarshal.Board;
using PitMarshal.Board.Storage;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;
using Xunit;

namespace PitMarshal.Tests.Firmware.Delivery;

public sealed class FlashJournalTests : IDisposable
{
    private const int Length = 80;

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_was_flushed_is_there_after_a_reboot()
    {
        Write(new FlashJournal(_path), 1, 2, 3);
        Assert.Equal([1, 2, 3], Read(new FlashJournal(_path)));
    }

    [Fact]
    public void A_cleared_journal_is_empty_and_can_be_written_again()
    {
        var journal = new FlashJournal(_path);
        Write(journal, 1, 2);
        Assert.Equal([1, 2], Read(journal));
        Assert.True(journal.Clear());
        Assert.True(journal.IsEmpty);
        Write(journal, 7);
        Assert.Equal([7], Read(journal));
    }

    [Fact]
    public void A_full_journal_refuses_and_keeps_what_it_has()
    {
        var journal = new FlashJournal(_path);
        var count = 0;
        while (journal.Append(Entry(count), Length))
        {
            count++;
        }

        Assert.True(journal.Flush());
        Assert.Equal(FlashJournal.Capacity / (6 + Length), count);
        Assert.Equal(Enumerable.Range(0, count).Select(i => i % 256), Read(new FlashJournal(_path)));
    }

    [Fact]
    public void Power_cut_at_any_byte_costs_only_the_entry_being_written_and_none_after_it() => Property.Holds(random =>
    {
        File.Delete(_path);
        Write(new FlashJournal(_path), 1, 2, 3);
        var whole = File.ReadAllBytes(_path);
        var left = random.Next(whole.Length + 1);
        File.WriteAllBytes(_path, whole[..left]);
        Write(new FlashJournal(_path), 8, 9);
        Assert.Equal([.. Enumerable.Range(1, left * 3 / whole.Length), 8, 9], Read(new FlashJournal(_path)));
    });

    [Fact]
    public void A_damaged_journal_gives_only_entries_that_were_written() => Property.Holds(random =>
    {
        File.Delete(_path);
        Write(new FlashJournal(_path), 1, 2, 3, 4, 5);
        var bytes = File.ReadAllBytes(_path);
        for (var i = random.Next(6); i >= 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        File.WriteAllBytes(_path, bytes);
        Assert.Subset(new HashSet<int> { 1, 2, 3, 4, 5 }, Read(new FlashJournal(_path)).ToHashSet());
    });

    private static void Write(FlashJournal journal, params int[] values)
    {
        foreach (var value in values)
        {
            Assert.True(journal.Append(Entry(value), Length));
        }

        Assert.True(journal.Flush());
    }

    private static List<int> Read(FlashJournal journal)
    {
        var values = new List<int>();
        var entry = new byte[Backlog.EntryLength];
        for (int at = 0, length; (length = journal.Read(at, entry, out at)) > 0;)
        {
            Assert.Equal(Entry(entry[0]), entry[..length]);
            values.Add(entry[0]);
        }

        return values;
    }

    private static byte[] Entry(int value) => Enumerable.Repeat((byte)value, Length).ToArray();
}
