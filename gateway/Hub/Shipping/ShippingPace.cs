namespace PitMarshal.Hub.Shipping;

/// <summary>How patient the shipper is.</summary>
/// <param name="First">Before it tries again; then twice as long each time.</param>
/// <param name="Longest">Not longer than this.</param>
/// <param name="Answer">So long the hub may take to answer.</param>
/// <param name="Beat">So often it asks whether the hub is there, when there is nothing to send.</param>
/// <param name="Gather">So long it gathers what comes next.</param>
public sealed record ShippingPace(TimeSpan First, TimeSpan Longest, TimeSpan Answer, TimeSpan Beat, TimeSpan Gather)
{
    public static readonly ShippingPace Usual = new(
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(3),
        TimeSpan.FromMilliseconds(100));

    /// <summary>Before the next try, after so many failures in a row, from 1.</summary>
    public TimeSpan Wait(int failures) =>
        failures > 20 || First * Math.Pow(2, failures - 1) > Longest ? Longest : First * Math.Pow(2, failures - 1);
}
