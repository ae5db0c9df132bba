using PitMarshal.Web.Live;

namespace PitMarshal.Web.Operation;

/// <summary>What is wrong now, as every page and <c>/healthz</c> say it.</summary>
public sealed class GatewayProblems
{
    private volatile IReadOnlyList<GatewayProblem> _now = [];

    public IReadOnlyList<GatewayProblem> Now
    {
        get => _now;
        set => _now = value;
    }

    /// <summary>What else every page says; nothing usually.</summary>
    internal string? Banner { get; set; }

    /// <summary>In the head of every page; nothing when all is well.</summary>
    internal FigureText Shown => _now.Count == 0 && Banner is null
        ? ""
        : new FigureText(string.Join(" · ", _now.Select(problem => problem.Text).Prepend(Banner).OfType<string>()),
            _now.Count == 0 ? "" : "wrong");
}
