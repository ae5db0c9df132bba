using System.Text;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Import;
using PitMarshal.Import.Live;
using PitMarshal.Import.P3;
using PitMarshal.Import.RaceResult;
using PitMarshal.Import.RMonitor;

namespace PitMarshal.Tests.Import;

/// <summary>
/// Whatever the bytes: either a log that can be read, or status 2 with file and line and nothing on standard output.
/// </summary>
public sealed class HostileInputTests
{
    private static readonly ImportOptions s_options = new(Date: new DateOnly(2026, 6, 13));

    private static readonly (string Source, string Sample, ImportOptions Options)[] s_sources =
    [
        ("apex",
            "D9.L0003#|||1000\nD9.L0002#|||b9000\nD9.P02#2|3|11000|||1000|1|7|9\nD9.P01#1|1|1000|10000|9000|1|1|8|1\n"
            + "D9.INF#<driver num=\"1\" name=\"x\"><driver id=\"8\"/><inf type=\"class\" value=\"A\"/></driver>\n",
            new ImportOptions(Start: Instant.Parse("2026-06-13T12:00:00Z"))),
        ("alkamel",
            "NUMBER;DRIVER_NUMBER;LAP_NUMBER;LAP_TIME;CROSSING_FINISH_LINE_IN_PIT;ELAPSED;HOUR;PIT_TIME;FLAG_AT_FL;\n"
            + "7;1;1;2:00.0;B;2:00.0;23:59:00.0;;GF;\n7;2;2;3:00.0;;5:00.0;0:02:00.0;1:00.0;RF;\n"
            + "\"8\";1;1;2:00.0;;2:00.0;23:59:00.0;;GF;\n", s_options),
        ("rmonitor", "$F,9,\"0:0:0\",\"12:00:00\",\"00:00:00\",\"Green \"\n$A,\"7\",\"7\",1,\"\",\"\",\"\",1\n$C,1,"
            + "\"A\"\n$J,\"7\",\"0\",\"00:00:01.000\"\n"
            + "$L,\"7\",\"P3\",\"PIP\",\"06/13/2026\",\"12:00:02.000\",1,\"A\"\n$I,\"12:00:03\",\"13 Jun 26\"\n",
            s_options),
        ("rmonitor", "$F,9,\"0:0:0\",\"12:00:00\",\"00:00:00\",\"Green \"\n$L,\"7\",\"P3\",\"PIP\",\"06/13/2026\","
            + "\"12:00:02.000\",1,\"A\"\n", new ImportOptions()),
        ("amb-p3", P3Bytes.Passing(7, 111, 1000) + "\n" + P3Bytes.Passing(9, 111, 2000) + "\n"
            + P3Bytes.Passing(1, 9991, 3000) + "\n", s_options),
        ("stops", "Stops\n\nCar;Stop;Driver;Time in;Time out;Duration\n7;1;A;12:00:00.5;12:01:00.5;1:00.0\n"
            + "7;3;B;13:00:00;;1:00\n8;1;;;13:00;0:30\n", s_options),
    ];

    /// <summary>The seed of the first input; FUZZ_SEED gives another.</summary>
    private static readonly int s_first =
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), out var seed) ? seed : 1;

    /// <summary>FUZZ_TIMES=1000000 tries so many inputs.</summary>
    private static readonly int s_times =
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ_TIMES"), out var times) ? times : 400;

    [Fact]
    public void Random_bytes_never_crash_a_reader() => Holds(random =>
    {
        var bytes = new byte[random.Next(400)];
        random.NextBytes(bytes);
        foreach (var (source, _, options) in s_sources)
        {
            Check(source, bytes, options);
        }
    });

    [Fact]
    public void Damaged_exports_never_crash_a_reader() => Holds(random =>
    {
        var (source, bytes, options) = Damaged(random);
        Check(source, bytes, options);
    });

    [Fact]
    public void Damaged_feeds_never_crash_a_reader_of_what_is_live() => Holds(random =>
    {
        var bytes = random.Next(6) == 0 ? Damaged(random, Encoding.ASCII.GetBytes(RaceResult)) : Damaged(random).Bytes;
        var now = P3Bytes.At(43_200_000);
        LiveReader[] readers =
        [
            new RMonitorLive(LiveAddress.Parse("rmonitor://there"), new ImportedLog("rmonitor"), [], _ => false),
            new P3Live(LiveAddress.Parse("p3://there"), new ImportedLog("p3"), []),
            new RaceResultLive(LiveAddress.Parse("raceresult://there"), new ImportedLog("raceresult"), []),
        ];
        foreach (var reader in readers)
        {
            reader.Opened(now);
            for (var (at, end) = (0, 0); at < bytes.Length; at = end)
            {
                end = Math.Min(bytes.Length, at + 1 + random.Next(60));
                reader.Take(bytes.AsSpan(at, end - at), now = now.Plus(random.Next(3_000_000)));
                _ = reader.Requests(now);
                if (random.Next(20) == 0)
                {
                    reader.Closed(now);
                    reader.Opened(now);
                }
            }

            reader.Closed(now);
            Assert.All(reader.Drain(), e => Assert.True(EventJson.TryParse(EventJson.Write(e), out _, out _)));
        }
    });

    private const string RaceResult = "GETTIME;0000-00-00;12:00:00.000\r\nPASSINGS;3;12\r\n"
        + "#P;1;A1;0000-00-00;12:00:00.5;0;3A;15;;1;1;1;0;10023;2.9;24;00;D;12;;D-1\r\n"
        + "3;A2;0000-00-00;12:00:01.5;0;3A;15;;1;1;1;0;10023;2.9;24;00;D;12;;D-1\r\n\r\n";

    private static (string Source, byte[] Bytes, ImportOptions Options) Damaged(Random random)
    {
        var (source, sample, options) = s_sources[random.Next(s_sources.Length)];
        var isBinary = source == "amb-p3" && random.Next(2) == 0;
        return (source, Damaged(random, isBinary
            ? Convert.FromHexString(sample.Replace("\n", "", StringComparison.Ordinal))
            : Encoding.UTF8.GetBytes(sample)), options);
    }

    private static byte[] Damaged(Random random, byte[] sample)
    {
        var bytes = sample.ToList();
        for (var i = random.Next(8); i >= 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.InsertRange(at, bytes.Slice(random.Next(at + 1), Math.Min(20, bytes.Count - at))); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes[at] = (byte)"0123456789;,\"|:.\n\0"[random.Next(18)]; break;
            }
        }

        // As a spreadsheet or a shell may have saved it.
        return random.Next(8) > 0 ? [.. bytes] : Encoding.Unicode.GetBytes(Encoding.Latin1.GetString([.. bytes]));
    }

    [Theory]
    [InlineData('9')]
    [InlineData('"')]
    [InlineData('\0')]
    [InlineData('\n')]
    [InlineData(';')]
    [InlineData('<')]
    public void A_flood_of_one_character_never_crash_a_reader(char c)
    {
        foreach (var (source, sample, options) in s_sources)
        {
            Check(source, Encoding.UTF8.GetBytes(sample + new string(c, 300_000)), options);
            Check(source, Encoding.UTF8.GetBytes(new string(c, 300_000) + sample), options);
        }
    }

    [Theory]
    [InlineData("/nowhere/at/all")]
    [InlineData("/")]
    public void What_cannot_be_read_is_told(string file) => Assert.All(s_sources, s =>
    {
        var imported = Imported.Files(s.Source, [file], s.Options);
        Assert.Equal((2, ""), (imported.Status, imported.Output));
        Assert.StartsWith($"{file}:1: cannot be read", imported.Errors);
    });

    private static void Check(string source, byte[] bytes, ImportOptions options)
    {
        var imported = Imported.Bytes(source, bytes, options);
        if (imported.Status == 0)
        {
            Assert.Contains(imported.Events, e => e is CarPassed or DriverIdentified);
            return;
        }

        Assert.Equal((2, ""), (imported.Status, imported.Output));
        Assert.Matches(@"^\S+:\d+: .", imported.Errors);
    }

    private static void Holds(Action<Random> check)
    {
        for (var seed = s_first; seed < s_first + s_times; seed++)
        {
            try
            {
                check(new Random(seed));
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"seed {seed}: {problem.Message}", problem);
            }
        }
    }
}
