namespace PitMarshal.Host.Nano;

using System.Security.Cryptography;
using System.Text;

/// <summary>
/// What the board's program calls <c>Guid</c>: the same one at the same boot of the same board, so
/// that runs can be compared.
/// </summary>
public static class VirtualGuid
{
    public static Guid NewGuid()
    {
        VirtualBoard board = VirtualBoard.Current;
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{board.Name}/{board.Boots}/{board.Us}"));
        return new Guid(digest.AsSpan(0, 16));
    }
}
