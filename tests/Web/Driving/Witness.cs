using System.Collections.Concurrent;

namespace PitMarshal.Tests.Web.Driving;

/// <summary>Notes what pages complain about, and whom they ask who is not the gateway.</summary>
internal sealed class Witness
{
    internal Witness(IBrowserContext context, string address)
    {
        context.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning")
            {
                Complaints.Enqueue($"{said.Type}: {said.Text} {said.Location}");
            }
        };
        context.WebError += (_, error) => Complaints.Enqueue(error.Error);
        context.Request += (_, asked) =>
        {
            if (!asked.Url.StartsWith(address, StringComparison.Ordinal)
                && !asked.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                Strangers.Enqueue(asked.Url);
            }
        };
    }

    internal ConcurrentQueue<string> Complaints { get; } = [];

    internal ConcurrentQueue<string> Strangers { get; } = [];
}
