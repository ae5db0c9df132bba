using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace PitMarshal.Cli.Machine;

/// <summary>
/// What the gateway tells whoever runs it, on standard error: a line each with time, level and category, or a line of
/// JSON for machines.
/// </summary>
internal static class GatewayLog
{
    public const string Text = "text", Json = "json";

    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static ILoggerFactory Open(string format) => LoggerFactory.Create(logging =>
    {
        if (format == Json)
        {
            logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, Time));
        }
        else
        {
            logging.AddSimpleConsole(text =>
            {
                (text.UseUtcTimestamp, text.TimestampFormat) = (true, Time + " ");
                (text.SingleLine, text.ColorBehavior) = (true, LoggerColorBehavior.Disabled);
            });
        }
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    });

    /// <summary>For parts that tell in words: what they say has a category and a level then.</summary>
    public static Action<string> Teller(this ILoggerFactory logs, string category, LogLevel level = LogLevel.Warning)
    {
        var log = logs.CreateLogger($"PitMarshal.{category}");
        return text => log.Log(level, "{Text}", Terminal.Plain(text));
    }
}
