using PitMarshal.Hub.Shipping;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Hub.Parts;

/// <summary>Two logs are one, to the byte.</summary>
internal static class LogEquality
{
    internal static void IsAt(this LogShipper shipper, LogHead head) => Until(
        () => shipper.State.Acknowledged == head && shipper.Problem is null,
        () => $"at {shipper.State.Acknowledged?.Position}, not {head.Position}: {shipper.Problem}");

    /// <summary>Waits for something that stays so once it is.</summary>
    internal static void Until(Func<bool> so, Func<string> else_)
    {
        for (var end = DateTime.UtcNow + Waiting.Long; !so(); Thread.Sleep(10))
        {
            Assert.True(DateTime.UtcNow < end, else_());
        }
    }

    internal static void Same(IRaceLog expected, IRaceLog actual)
    {
        using var one = expected.Read();
        using var other = actual.Read();
        Assert.Equal(one.Chained().Select(Text), other.Chained().Select(Text));
        Assert.Equal(one.VerdictHistory(), other.VerdictHistory());
        Assert.Equal(one.Observations(), other.Observations());
        Assert.Null(other.FindBreak());
    }

    private static string Text(ChainedEntry entry) => $"{entry.Entry.Position} {entry.Entry.Kind} {entry.Entry.Event} "
        + $"{Convert.ToHexString(entry.Entry.Body)} {Convert.ToHexString(entry.Hash)}";
}
