using System.Text;
using Microsoft.AspNetCore.Http;
using PitMarshal.Store;

namespace PitMarshal.Web.Api.Wire;

/// <summary>Answers of one JSON value a line.</summary>
internal static class Lines
{
    internal const string Type = "application/x-ndjson";

    internal static IResult Of(IEnumerable<string> lines) =>
        Results.Text(string.Concat(lines.Select(line => line + "\n")), Type, Encoding.UTF8);

    /// <summary>The events of a log from a number on, as they are read: the whole is never in memory.</summary>
    /// <param name="file">The name under which browsers keep it; null: they show it.</param>
    internal static IResult OfLog(IRaceLog log, long from, string? file = null) => Results.Stream(
        async body =>
        {
            using var reader = log.Read();
            foreach (var line in reader.Events(from))
            {
                await body.WriteAsync(line);
                await body.WriteAsync("\n"u8.ToArray());
            }
        },
        Type, file);
}
