using Microsoft.AspNetCore.WebUtilities;
using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Verdicts.Listing;

/// <summary>
/// Which verdicts somebody wants to see. Each has one written form, which is the address of its view.
/// </summary>
public sealed record VerdictFilter
{
    internal const string Path = "/verdicts";

    private const int TextMost = 80;

    public Outcome? Outcome { get; init; }

    public string? Car { get; init; }

    public string? Class { get; init; }

    /// <summary>The rule's name.</summary>
    public string? Rule { get; init; }

    /// <summary>Also those whose obligation is not over.</summary>
    public bool Open { get; init; }

    /// <summary>Only what is older than this; null: from the newest on.</summary>
    public VerdictPlace? Before { get; init; }

    /// <summary>Reads a query; what it does not know is as if it were not there.</summary>
    /// <param name="query">With or without its question mark.</param>
    internal static VerdictFilter Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            Outcome = Words<Outcome>.TryParse(Text("outcome") ?? "", out var outcome) ? outcome : null,
            Car = Text("car"),
            Class = Text("class"),
            Rule = Text("rule"),
            Open = Text("open") == "yes",
            Before = values.TryGetValue("before", out var before) ? VerdictPlace.Parse(before.ToString()) : null,
        };

        string? Text(string name) =>
            values.TryGetValue(name, out var value) && value[0]?.Trim() is { Length: > 0 and <= TextMost } text
                ? text
                : null;
    }

    /// <summary>Path and query.</summary>
    internal string Address
    {
        get
        {
            (string Name, string? Value)[] all =
            [
                ("outcome", Outcome is { } outcome ? VerdictJson.Name(outcome) : null), ("car", Car),
                ("class", Class), ("rule", Rule),
                ("open", Open ? "yes" : null), ("before", Before?.ToString()),
            ];
            var query = string.Join('&', all.Where(one => one.Value is not null)
                .Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
            return query.Length == 0 ? Path : $"{Path}?{query}";
        }
    }

    internal ViewAddress View => ViewAddress.Of<VerdictsView>(Address, nameof(VerdictsView.Filter), this);

    /// <param name="verdict">One that may be shown.</param>
    /// <param name="carClass">The class of its car.</param>
    internal bool Takes(Verdict verdict, string? carClass) =>
        (Outcome is null || verdict.Outcome == Outcome) && (Car is null || verdict.Car == Car)
        && (Class is null || carClass == Class)
        && (Rule is null || verdict.Rule == Rule) && (Open || !verdict.Open);
}
