using System.Diagnostics;
using System.Globalization;
using PitMarshal.Broker;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Support.Mosquitto;

/// <summary>A real Mosquitto with a venue's users and their rights.</summary>
public sealed class MosquittoBroker : IVenueBroker
{
    private readonly Venue _venue;
    private readonly Credentials _credentials;
    private readonly Process _process;
    private readonly TaskCompletionSource<bool> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _lastLine = "";

    private MosquittoBroker(string folder, Venue venue, Credentials credentials, int port)
    {
        (_venue, _credentials, Port) = (venue, credentials, port);
        MosquittoFiles.Write(folder, port, venue, credentials);
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(TestBroker.Program, ["-c", MosquittoFiles.Conf(folder)])
            {
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data ?? "");
        _process.Exited += (_, _) => _listens.TrySetResult(false);
        _process.Start();
        _process.BeginErrorReadLine();
    }

    public event Action<string, string>? Refused;

    public int Port { get; }

    /// <exception cref="BrokerFailed">It does not start.</exception>
    public static MosquittoBroker Start(string folder, Venue venue, string credentials)
    {
        Directory.CreateDirectory(folder);
        var users = Credentials.Keep(credentials, venue);
        for (var isAny = venue.Broker.Port == BrokerListener.AnyPort; ;)
        {
            var port = isAny ? KeptPort(folder) ?? TestBroker.FreePort() : venue.Broker.Port;
            var broker = new MosquittoBroker(folder, venue, users, port);
            if (broker._listens.Task.Within())
            {
                File.WriteAllText(Path.Combine(folder, "port"), $"{broker.Port}");
                return broker;
            }
            broker.Dispose();
            if (!isAny || KeptPort(folder) is not null)
            {
                throw new BrokerFailed($"mosquitto does not start: {broker._lastLine}");
            }
        }
    }

    public MqttOptions OptionsFor(string user) => new()
    {
        Port = Port,
        User = user,
        Password = _credentials[user],
        CaFile = _venue.Broker.AuthorityFile,
    };

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int? KeptPort(string folder) => File.Exists(Path.Combine(folder, "port"))
        ? int.Parse(File.ReadAllText(Path.Combine(folder, "port")), CultureInfo.InvariantCulture) : null;

    private void Hear(string line)
    {
        const string Client = "Client ";
        if (line.Length > 0)
        {
            _lastLine = line;
        }
        if (line.EndsWith(" running", StringComparison.Ordinal))
        {
            _listens.TrySetResult(true);
        }
        if (line.StartsWith(Client, StringComparison.Ordinal)
            && line.EndsWith(" disconnected due to oversize packet.", StringComparison.Ordinal))
        {
            var id = line[Client.Length..line.IndexOf(" disconnected", StringComparison.Ordinal)];
            Refused?.Invoke(id, $"a packet of more than {MosquittoFiles.LargestPacketBytes} bytes; the link was cut");
        }
    }
}
