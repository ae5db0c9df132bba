using System.CommandLine;
using PitMarshal.Cli.Machine;

namespace PitMarshal.Cli.Logs;

/// <summary>The form in which results, grids and standings are written: JSON lines, CSV or a table.</summary>
internal static class ResultFormat
{
    public const string Json = "json";
    private const string Csv = "csv", Table = "table";

    public static Option<string> Option()
    {
        var format = new Option<string>("--format")
        {
            Description = "json, csv or table", DefaultValueFactory = _ => Json,
        };
        format.AcceptOnlyFromAmong(Json, Csv, Table);
        return format;
    }

    public static void WriteAs<T>(
        this TextWriter output, string format, T result, Func<T, IEnumerable<string>> json, Func<T, string> csv,
        Func<T, string> table)
    {
        switch (format)
        {
            case Csv:
                output.Write(csv(result));
                break;
            case Table:
                output.Write(Terminal.Plain(table(result), keepLines: true));
                break;
            default:
                foreach (var line in json(result))
                {
                    output.Write(line + "\n");
                }

                break;
        }

        output.Flush();
    }
}
