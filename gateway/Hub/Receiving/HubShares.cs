namespace PitMarshal.Hub.Receiving;

/// <summary>What one venue may take of a hub, so that none starves the others.</summary>
/// <param name="RequestsASecond">More are refused.</param>
/// <param name="BytesASecond">Of batches as they are sent.</param>
/// <param name="DiskBytes">Of all its logs.</param>
/// <param name="Logs">So many races.</param>
public sealed record HubShares(int RequestsASecond, long BytesASecond, long DiskBytes, int Logs)
{
    public static readonly HubShares Usual = new(100, 16 << 20, 20L << 30, 1000);
}
