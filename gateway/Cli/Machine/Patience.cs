using PitMarshal.Store;

namespace PitMarshal.Cli.Machine;

/// <summary>
/// A log that does not answer at once is asked again for a while: whoever takes over a race does not end because a
/// database was slow in that moment.
/// </summary>
internal static class Patience
{
    internal const int Attempts = 6;
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(1);

    /// <exception cref="LogFailed">It still does not answer, or will not by itself.</exception>
    internal static T With<T>(Func<T> ask, Action<string> notice, int attempts = Attempts)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return ask();
            }
            catch (LogFailed failed) when (failed.MayPass && attempt < attempts)
            {
                notice($"{failed.Message}; asked again");
                Thread.Sleep(s_between);
            }
        }
    }
}
