using System.Text;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;

namespace PitMarshal.Tests.Store;

/// <summary>What a power cut, a kill or a bad disk leaves: nothing acknowledged is missing unnoticed.</summary>
public sealed class DamagedLogTests : IDisposable
{
    private const int Batches = 20, BatchSize = 5;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-log-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_moment_a_writer_ends_at_all_that_it_committed_is_there(int seed)
    {
        var random = new Random(seed);
        using var log = Log("live").Write();
        for (var batch = 1; batch <= Batches; batch++)
        {
            var before = log.Head.Position;
            for (var n = 0; n < BatchSize; n++)
            {
                Append(log);
            }
            // The files as they stand now are what a killed process leaves.
            Assert.Equal(before, Recovered(Image($"{batch}-open")).Head.Position);
            if (random.Next(3) == 0)
            {
                log.Rollback();
                continue;
            }
            log.Commit();
            Assert.Equal(log.Head, Recovered(Image($"{batch}-done")).Head);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void A_write_ahead_file_torn_anywhere_leaves_the_batches_before_the_tear(int seed)
    {
        var random = new Random(seed);
        var ends = new List<(long Bytes, long Position)>();
        using var log = Log("live").Write();
        for (var batch = 0; batch < Batches; batch++)
        {
            for (var n = 0; n < BatchSize; n++)
            {
                Append(log);
            }
            log.Commit();
            ends.Add((new FileInfo(Path("live") + "-wal").Length, log.Head.Position));
        }
        for (var cut = 0; cut < 40; cut++)
        {
            var length = random.NextInt64(ends[^1].Bytes);
            var torn = Image($"torn-{cut}");
            using (var wal = File.OpenWrite(Path(torn) + "-wal"))
            {
                wal.SetLength(length);
            }
            var kept = ends.LastOrDefault(end => end.Bytes <= length).Position;
            Assert.True(kept == Recovered(torn).Head.Position, $"seed {seed}: cut at {length}");
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void No_flipped_bit_in_the_database_or_its_write_ahead_file_gives_other_entries_unnoticed(int seed)
    {
        var random = new Random(seed);
        List<string> written;
        using (var log = Log("live").Write())
        {
            for (var n = 0; n < 200; n++)
            {
                Append(log);
            }
            log.Commit();
            _ = Image("wal");
            written = Bodies(Log("wal"));
        }
        // Closed, everything is in the database; in the image most is in the write-ahead file.
        _ = Image("db");
        for (var flip = 0; flip < 200; flip++)
        {
            var (from, end) = flip % 2 == 0 ? ("db", "") : ("wal", "-wal");
            var damaged = $"damaged-{flip}";
            Copy(from, damaged);
            var bytes = File.ReadAllBytes(Path(damaged) + end);
            var bit = random.Next(bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(Path(damaged) + end, bytes);
            Assert.True(IsNoticedOrHarmless(Log(damaged), written), $"seed {seed}: bit {bit} of {from}{end}");
        }
    }

    /// <summary>Verify says so, or every entry that it finds sound is as it was written, in its place.</summary>
    private static bool IsNoticedOrHarmless(IRaceLog log, List<string> written)
    {
        try
        {
            using var reader = log.Read();
            return reader.FindBreak() is not null || Bodies(log).SequenceEqual(written.Take((int)reader.Head.Position));
        }
        catch (LogFailed)
        {
            return true;
        }
    }

    private static List<string> Bodies(IRaceLog log)
    {
        using var reader = log.Read();
        return [.. reader.Entries().Select(entry => Encoding.UTF8.GetString(entry.Body))];
    }

    /// <summary>Opened by a writer, as the next gateway does; the chain holds, and it goes on.</summary>
    private ILogReader Recovered(string name)
    {
        using var log = Log(name).Write();
        var reader = Log(name).Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal(log.Head, reader.Head);
        return reader;
    }

    private static void Append(ILogWriter log) => log.AppendEvent($$"""{"event":"x","n":{{log.Head.Position + 1}}}""");

    private string Image(string name)
    {
        Copy("live", name);
        return name;
    }

    private void Copy(string from, string to)
    {
        foreach (var end in new[] { "", "-wal" })
        {
            if (File.Exists(Path(from) + end))
            {
                File.Copy(Path(from) + end, Path(to) + end);
            }
        }
    }

    private SqliteRaceLog Log(string name) => new(Path(name));

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, $"{name}.db");
}
