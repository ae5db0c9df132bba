namespace PitMarshal.Web.Feed;

/// <summary>How patient a webhook is.</summary>
/// <param name="First">Before it tries again; then twice as long each time.</param>
/// <param name="Longest">Not longer than this.</param>
/// <param name="Answer">So long the other side may take to answer.</param>
public sealed record WebhookPace(TimeSpan First, TimeSpan Longest, TimeSpan Answer)
{
    public static readonly WebhookPace Usual = new(
        TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10));

    /// <summary>Before the next try, after so many failures in a row, from 1.</summary>
    public TimeSpan Wait(int failures) =>
        failures > 20 || First * Math.Pow(2, failures - 1) > Longest ? Longest : First * Math.Pow(2, failures - 1);
}
