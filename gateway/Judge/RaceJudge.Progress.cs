using PitMarshal.Judge.Progress;
namespace PitMarshal.Judge;
public sealed partial class RaceJudge { public RaceProgress Progress() => new() { Phase = RacePhase.NotStarted }; }
