using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions;

/// <summary>
/// <c>window</c>: an edge of the stop, or the end of the stint, lies in a window of the race, or in any of several.
/// </summary>
internal sealed class InWindow(IReadOnlyList<Window> windows) : Condition
{
    public override string Key => "window";

    public override bool OfStop => true;

    public override bool Fits(Scope scope) => scope is Scope.Stop or Scope.Stint;

    public IReadOnlyList<Window> Windows => windows;

    public static InWindow? Read(FieldReader when) =>
        when.MapsOrNull("window") is { } maps ? new InWindow(maps.ConvertAll(Window.Read)) : null;

    public override TruthValue Holds(Subject subject)
    {
        var any = TruthValue.No;
        foreach (var window in windows)
        {
            any = any.Or(window.Holds(subject));
        }

        return any;
    }

    public override string Explain(string edge) => string.Join(" or ", windows.Select(w => w.Explain(edge)));
}
