using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.Rules;
using PitMarshal.Timing;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Settings;
using PitMarshal.Timing.Standings;
using PitMarshal.Timing.Standings.Points;
using PitMarshal.Yaml;

namespace PitMarshal.Regulations.Seasons;

/// <summary>A meeting of a season: its race log, or results as <c>classify</c> writes them.</summary>
internal sealed class MeetingSource(YamlField meeting, RaceRegulations? regulations)
{
    private readonly string _name = meeting.Required("meeting").Text;
    private readonly string? _session = meeting.Optional("session")?.Text;
    private readonly string? _result = meeting.Optional("result")?.Text;

    public SeasonResult Read()
    {
        var (log, results) = (meeting.Optional("log"), meeting.Optional("results"));
        if (log is null == results is null)
        {
            throw meeting.Bad($"meeting {_name}: either `log:` or `results:` must be there");
        }

        var source = (log ?? results)!;
        try
        {
            var path = SeasonFile.PathOf(source);
            var read = log is not null ? FromLog(path) : FromResults(path);
            return read.Result.State == ResultState.Live
                ? throw new BadInput($"{path}: result {read.Result.Result} of {read.Result.Session} is live: "
                    + "the log ends before the session is over, or was cut")
                : read;
        }
        catch (BadInput bad)
        {
            throw source.Bad($"meeting {_name}: {bad.Message}");
        }
    }

    private SeasonResult FromLog(string path)
    {
        var timing = new RaceTiming(regulations is null ? TimingRules.Default : TimingSection.Of(regulations));
        timing.AppendAll(RaceLogFile.Read(path));
        var session = _session ?? timing.MainSession ?? throw new BadInput($"{path}: no session in it");
        if (!timing.Sessions.Contains(session))
        {
            throw new BadInput($"{path}: no session {session} in it: {string.Join(", ", timing.Sessions)}");
        }

        var result = timing.Classify(session, _result ?? TimingRules.Overall)
            ?? throw new BadInput($"{path}: no result {_result}: {string.Join(", ", timing.Results)}");
        var (details, entries) = timing.Details(result, regulations is null ? null : GridSection.Of(regulations));
        return new SeasonResult(_name, result, entries) { Details = details, Points = new PointsRules() };
    }

    private SeasonResult FromResults(string path)
    {
        var result = ResultsFile.Read(path, _session, _result);
        var entries = result.Cars.ToDictionary(car => car.Car, car => new EntryListed(car.Car, car.Class));
        return new SeasonResult(_name, result, entries) { Points = new PointsRules() };
    }
}
