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

    /// <summary>In the head of every page; nothing when all is well.</summary>
    internal FigureText Shown => _now.Count == 0
        ? ""
        : new FigureText(string.Join(" · ", _now.Select(problem => problem.Text)), "wrong");
}
