using System.Diagnostics;

namespace PitMarshal.Tests.Bench.Traffic;

/// <summary>This program again, as <see cref="BareSubscriber"/>, warm through all rounds as the gateway is.</summary>
internal sealed class BarePeer : IDisposable
{
    private readonly Process _process;
    private long _wanted;

    public BarePeer(string url, string topic)
    {
        _process = Process.Start(new ProcessStartInfo(
            Path.ChangeExtension(typeof(BarePeer).Assembly.Location, null), ["subscriber", url, topic])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _process.StandardOutput.ReadLine();
    }

    /// <summary>So many more are to come. Told before they are sent.</summary>
    public void Expect(int messages) => _process.StandardInput.WriteLine(_wanted += messages);

    /// <summary>Returns when they have come.</summary>
    public void Await() => _process.StandardOutput.ReadLine();

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
