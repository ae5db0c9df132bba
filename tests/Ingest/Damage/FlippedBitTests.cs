
namespace PitMarshal.Tests.Ingest.Damage;

/// <summary>
/// Any one bit of a small database, of its write-ahead file or of the head beside them, flipped: the next start tells,
/// or nothing follows from it, neither then nor when the gateway has gone on. The suite tries some of them, the same in
/// each run; PITMARSHAL_EVERY_BIT=1 tries all, which takes minutes.
/// </summary>
public sealed class FlippedBitTests
{
    private const int Sampled = 120;

    [Theory]
    [InlineData("killed", "race.db", 512, 1)]
    [InlineData("killed", "race.db-wal", 512, 2)]
    [InlineData("killed", "race.db.head", 512, 3)]
    [InlineData("whole", "race.db", 512, 4)]
    [InlineData("killed", "race.db-wal", 4096, 5)]
    public void A_flipped_bit_is_told_at_the_start_or_harmless(string image, string file, int pageSize, int seed)
    {
        using var log = new SmallLog(pageSize);
        // Closed once, all of it is in the database.
        var whole = log.Copy("killed", "whole");
        Assert.Equal((null, log.Sound), log.Start(whole));
        var bits = new FileInfo(Path.Combine(Folder(log, image), file)).Length * 8;
        var (told, told2) = (0, 0);
        foreach (var bit in Bits(bits, seed))
        {
            var damaged = log.Copy(image, "damaged");
            Flip(Path.Combine(Folder(log, "damaged"), file), bit);
            var (wrong, state) = log.Start(damaged, goesOn: true);
            if (wrong is not null)
            {
                told++;
                continue;
            }
            Assert.True(log.Sound == state, $"bit {bit} of {image}/{file} ({pageSize}): {state}");
            var (later, grown) = log.Start(damaged);
            if (later is not null)
            {
                told2++;
                continue;
            }
            Assert.True(grown!.Contains("\"n\":7,", StringComparison.Ordinal), $"bit {bit} of {image}/{file}: {grown}");
        }
        Console.WriteLine($"{image}/{file} ({pageSize}): {bits} bits, {told} told at once, {told2} after going on");
    }

    private static string Folder(SmallLog log, string name) => Path.GetDirectoryName(log.Folder(name).LogFile)!;

    private static IEnumerable<long> Bits(long all, int seed)
    {
        if (Environment.GetEnvironmentVariable("PITMARSHAL_EVERY_BIT") == "1")
        {
            for (var bit = 0L; bit < all; bit++)
            {
                yield return bit;
            }
            yield break;
        }
        var random = new Random(seed);
        for (var tried = 0; tried < Sampled; tried++)
        {
            yield return random.NextInt64(all);
        }
    }

    private static void Flip(string file, long bit)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bit / 8] ^= (byte)(1 << (int)(bit % 8));
        File.WriteAllBytes(file, bytes);
    }
}
