using PitMarshal.Broker;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store.Sqlite;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Ingest;

/// <summary>A gateway of one pit entry that runs, with its broker, its thread and its disk.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private static readonly Venue s_home = new("home",
        [new VenueStation("entry", "pit-entry", [new StationInput("serial", "tag", Point: "pit-in")])],
            new BrokerListener());

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-running-");

    internal RunningGateway()
    {
        Log = new SqliteWriter(Folder.LogFile);
        Gateway = new PitMarshal.Ingest.Gateway(s_home, Broker.Options, TimeProvider.System,
            now => Judging.Open(Folder, s_home, Log, null, now, _ => { }), _ => { });
        Gateway.Start();
    }

    internal string Path => _folder.FullName;

    internal DataFolder Folder => new(Path);

    internal TestBroker Broker { get; } = new();

    internal SqliteWriter Log { get; }

    internal PitMarshal.Ingest.Gateway Gateway { get; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Gateway.DisposeAsync();
        }
        finally
        {
            Log.Dispose();
            Broker.Dispose();
            _folder.Delete(recursive: true);
        }
    }
}
