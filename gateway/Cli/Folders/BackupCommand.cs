using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Ingest.Backups;
using PitMarshal.Ingest.Recording;

namespace PitMarshal.Cli.Folders;

/// <summary><c>backup --data DIR TO</c>: a copy of a data folder, whole, while the gateway runs.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "the race's folder", HelpName = "DIR", Required = true,
        };
        var to = new Argument<string>("TO")
        {
            Description = "the copy: a folder that is not there yet, or empty; it holds the folder's secrets too",
        };
        var command = new Command(
            "backup", "Copy a data folder while its gateway runs. `run --data TO` goes on from the copy.") { to, data };
        var store = new StoreOption();
        store.AddTo(command);
        command.SetAction(parsed =>
        {
            var (folder, copy) = (parsed.GetRequiredValue(data), parsed.GetRequiredValue(to));
            if (!Directory.Exists(folder))
            {
                throw new BadInput($"{folder}: there is no such folder");
            }
            var head = FolderBackup.Make(store.Folder(parsed, new DataFolder(folder)), copy);
            Console.Out.WriteLine(Terminal.Plain(
                $"{head.Position} entries in {copy}; the chain ends with {head.Short}"));
            return 0;
        });
        return command;
    }
}
