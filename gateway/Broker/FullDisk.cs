namespace PitMarshal.Broker;

/// <summary>A disk that takes nothing: full, over somebody's quota, or only to be read.</summary>
public static class FullDisk
{
    /// <summary>EFBIG.</summary>
    internal const int TooLarge = 27;

    // EFBIG, ENOSPC, EROFS, EDQUOT of Linux and of macOS; of Windows: write-protected, full.
    private static readonly int[] s_codes =
        [TooLarge, 28, 30, 122, 69, unchecked((int)0x80070013), unchecked((int)0x80070070)];

    public static bool IsWhy(Exception failed) => failed is IOException && s_codes.Contains(failed.HResult);
}
