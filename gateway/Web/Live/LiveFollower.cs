namespace PitMarshal.Web.Live;

/// <summary>One browser that follows.</summary>
/// <param name="client">The official, or the address.</param>
/// <param name="isOfficial">Which of the two.</param>
/// <param name="pages">What it follows beside the pages of the race.</param>
internal sealed class LiveFollower(string client, bool isOfficial, IReadOnlyCollection<string> pages)
{
    private readonly CancellationTokenSource _ended = new();

    internal string Client => client;

    internal bool IsOfficial => isOfficial;

    internal IReadOnlyCollection<string> Pages => pages;

    /// <summary>It had to end for others.</summary>
    internal CancellationToken Ended => _ended.Token;

    internal void End() => _ended.CancelAsync();
}
