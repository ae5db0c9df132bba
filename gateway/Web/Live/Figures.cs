using PitMarshal.Events;

namespace PitMarshal.Web.Live;

/// <summary>The running figures that a view has drawn: what each shows is a function of the time alone.</summary>
public sealed class Figures
{
    private readonly Dictionary<string, Func<Instant, FigureText>> _figures = [];

    internal IReadOnlyDictionary<string, Func<Instant, FigureText>> All => _figures;

    /// <param name="id">Of the element that shows it; unique on the page.</param>
    internal void Add(string id, Func<Instant, FigureText> text) => _figures[id] = text;
}
