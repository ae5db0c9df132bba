using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Recording;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Officials.Registry;

/// <summary>
/// Who may sign in. The running gateway and the command <c>official</c> change the same file, one after the other; what
/// the other changed is seen at once.
/// </summary>
public sealed class Accounts
{
    private const int HoldTries = 150, HoldApartMs = 20;

    private readonly string _path;
    private readonly Action<string> _notice;
    private readonly Lock _turn = new();
    private (DateTime Written, long Length) _seen;
    private IReadOnlyList<Account> _all = [];

    public Accounts(DataFolder folder, Action<string> notice) => (_path, _notice) = (folder.Officials, notice);

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<Account> All
    {
        get
        {
            lock (_turn)
            {
                Refresh();
                return _all;
            }
        }
    }

    /// <summary>By name, whatever its case; null when there is nobody of that name.</summary>
    public Account? Find(string name) => Find(All, name);

    /// <summary>Adds somebody; otherwise says why not.</summary>
    public string? Add(Account fresh) => Change(all => Find(all, fresh.Who.Name) is { } known
        ? (all, $"{known.Who.Name} is an official already.")
        : ([.. all, fresh], null));

    /// <summary>Adds the first of all; otherwise says why not.</summary>
    public string? AddFirst(Account fresh) => Change(all => all.Count > 0
        ? (all, "There are officials already.")
        : ([fresh], null));

    /// <summary>Takes somebody out, and with him or her all sessions; otherwise says why not.</summary>
    public string? Remove(string name) => Change(all => Find(all, name) switch
    {
        null => (all, Nobody(name)),
        { Who.Role: Role.RaceControl } when all.Count(other => other.Who.Role == Role.RaceControl) == 1 =>
            (all, "The last official of race control cannot be removed: nobody could add another."),
        var gone => ([.. all.Where(other => other != gone)], null),
    });

    /// <summary>
    /// Gives somebody a new password, which ends all sessions of the old one; otherwise says why not.
    /// </summary>
    public string? SetPassword(string name, string password)
    {
        var fresh = Find(name)?.With(password);
        return Change(all => Find(all, name) is { } known && fresh is not null
            ? ([.. all.Select(other => other == known ? known with { Hash = fresh.Hash, Stamp = fresh.Stamp } : other)],
                null)
            : (all, Nobody(name)));
    }

    /// <summary>Ends all sessions of somebody; otherwise says why not.</summary>
    public string? EndSessions(string name) => Change(all => Find(all, name) is { } known
        ? ([.. all.Select(other => other == known ? known.WithoutSessions() : other)], null)
        : (all, Nobody(name)));

    private static string Nobody(string name) => $"There is nobody called “{name}”.";

    private static Account? Find(IReadOnlyList<Account> all, string name) =>
        all.FirstOrDefault(account => account.Who.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private string? Change(Func<IReadOnlyList<Account>, (IReadOnlyList<Account> All, string? Refusal)> change)
    {
        lock (_turn)
        {
            using var hold = Hold();
            try
            {
                var (changed, refusal) = change(AccountsFile.Read(_path));
                if (refusal is null)
                {
                    AccountsFile.Write(_path, changed);
                    (_all, _seen) = (changed, Look());
                }
                return refusal;
            }
            catch (BadInput broken)
            {
                return broken.Message;
            }
        }
    }

    /// <summary>
    /// When somebody broke the file by hand, who was known stays known, and the console says so once.
    /// </summary>
    private void Refresh()
    {
        var now = Look();
        if (now == _seen)
        {
            return;
        }
        _seen = now;
        try
        {
            _all = AccountsFile.Read(_path);
        }
        catch (Exception unusable) when (unusable is BadInput or IOException or UnauthorizedAccessException)
        {
            _notice($"{unusable.Message}; until it is fixed, the officials stay as before");
        }
    }

    private (DateTime, long) Look()
    {
        var file = new FileInfo(_path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    /// <summary>Between two programs: whoever reads, changes and writes does it alone.</summary>
    private FileStream Hold()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (tries < HoldTries)
            {
                Thread.Sleep(HoldApartMs);
            }
        }
    }
}
