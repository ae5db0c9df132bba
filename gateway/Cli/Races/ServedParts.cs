using System.Net;
using PitMarshal.Hub.Shipping;
using PitMarshal.Import.Live;
using PitMarshal.Web;

namespace PitMarshal.Cli.Races;

/// <summary>What <c>run</c> opens besides its broker.</summary>
/// <param name="Listen">Where the pages are, or 'none'.</param>
/// <param name="Certificate">Of the pages.</param>
/// <param name="Webhook">Where verdicts are posted.</param>
/// <param name="Board">Where the RMonitor feed is served.</param>
/// <param name="Sources">Which foreign systems are heard.</param>
/// <param name="Hub">Where the log is shipped.</param>
internal sealed record ServedParts(
    string Listen, ServerCertificate? Certificate, string? Webhook, IPEndPoint? Board,
    IReadOnlyList<LiveAddress> Sources, HubAddress? Hub);
