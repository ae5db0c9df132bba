using PitMarshal.Store;
using PitMarshal.Store.Sqlite;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Store;

/// <summary>A log that is not the one it was is told before anything is appended to it.</summary>
public sealed class HeadFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-head-");

    private string Db => Path.Combine(_folder.FullName, "race.db");

    private string Head => Db + ".head";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_log_goes_on_where_it_ended()
    {
        Write(3);
        Write(2);
        Assert.StartsWith("00000000000000000005 ", File.ReadAllText(Head));
    }

    [Fact]
    public void A_deleted_database_is_no_new_log()
    {
        Write(3);
        File.Delete(Db);
        Refused("entry 3", "ends with entry 0");
    }

    [Fact]
    public void A_database_that_was_cut_at_its_end_is_told_although_its_chain_holds()
    {
        Write(3);
        DatabaseFile.Change(Db, "DELETE FROM entry WHERE position = 3");
        using (var reader = new SqliteRaceLog(Db).Read())
        {
            Assert.Contains("entry 3", reader.FindBreak());
        }
        Refused("entry 3", "ends with entry 2");
    }

    [Fact]
    public void Another_log_in_its_place_is_told()
    {
        Write(3);
        File.Delete(Db);
        File.Move(Head, Head + ".first");
        Write(5, "other");
        File.Move(Head + ".first", Head, overwrite: true);
        Refused("entry 3", "ends with entry 5");
    }

    [Fact]
    public void Whoever_deletes_the_head_goes_on_with_what_there_is()
    {
        Write(3);
        File.Delete(Db);
        File.Delete(Head);
        Write(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("not a head at all, but as long as one would be: it says nothing of any position, nor a hash")]
    public void A_head_that_a_power_cut_tore_says_nothing(string left)
    {
        Write(3);
        File.WriteAllText(Head, left);
        Write(1);
        Assert.StartsWith("00000000000000000004 ", File.ReadAllText(Head));
    }

    [Fact]
    public void A_head_of_an_earlier_commit_is_in_the_log_too()
    {
        Write(3);
        var earlier = File.ReadAllText(Head);
        Write(2);
        File.WriteAllText(Head, earlier);
        Write(1);
    }

    private void Refused(params string[] told)
    {
        var refusal = Assert.Throws<LogFailed>(() => new SqliteRaceLog(Db).Write());
        Assert.All(told, part => Assert.Contains(part, refusal.Message));
        Assert.False(refusal.MayPass);
    }

    private void Write(int entries, string what = "entry")
    {
        using var log = new SqliteRaceLog(Db).Write();
        for (var n = 0; n < entries; n++)
        {
            log.AppendEvent($$"""{"event":"{{what}}","n":{{n}}}""");
        }
        log.Commit();
    }
}
