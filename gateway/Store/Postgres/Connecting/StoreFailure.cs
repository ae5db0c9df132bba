using Npgsql;

namespace PitMarshal.Store.Postgres.Connecting;

/// <summary>What PostgreSQL, or the way to it, refuses, as the log tells it.</summary>
internal static class StoreFailure
{
    /// <summary>Raised by <c>advance</c>.</summary>
    private const string OtherHead = "PM001", Fenced = "PM002";

    // Connections, full disks, shutdowns, sign-in, a replica that is not promoted yet, locks that were waited for.
    private static readonly string[] s_passing = ["08", "53", "57", "58", "40", "28", "25006", "55P03"];

    /// <summary>What the driver throws when the store cannot do it.</summary>
    internal static bool Is(Exception e) => e is NpgsqlException or TimeoutException or IOException;

    internal static LogFailed Of(string store, Exception e) => e is PostgresException told
        ? new LogFailed(told.SqlState switch
        {
            OtherHead => $"the log was written by somebody else: {told.MessageText}",
            Fenced => Taken(told.MessageText),
            _ => $"{store}: {told.MessageText} ({told.SqlState})",
        }, s_passing.Any(passing => told.SqlState.StartsWith(passing, StringComparison.Ordinal)))
        : new LogFailed($"{store}: {(e.InnerException is { } why ? $"{e.Message}: {why.Message}" : e.Message)}", true);

    /// <summary>Another gateway has the log.</summary>
    internal static string Taken(string what) =>
        $"another gateway has taken over the log ({what}): this one can append nothing to it any more";
}
