using PitMarshal.Events;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Penalties;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Results;

/// <summary>Makes a result of a session: who is classified, in which order, with which gaps.</summary>
internal sealed class Classifier(Session session, ResultRules result)
{
    private readonly Finish _finish = FinishLine.Of(session, result);

    /// <summary>
    /// The result, of these cars with their classes; what a steward said of it counts when it is over.
    /// </summary>
    public Classification Classify(IEnumerable<(string Car, string? Class)> cars, ResultState ruled)
    {
        var ranked = new RankedCars(session, result, _finish);
        var all = new List<RankedCar>();
        foreach (var (car, carClass) in cars)
        {
            all.Add(ranked.Of(car, carClass));
        }

        foreach (var car in all)
        {
            SetStatus(car);
        }

        all.Sort((a, b) => RankedCar.Compare(a, b, result.Order));
        if (IsOver)
        {
            Classified.Settle(all, session.Rules.Classified, result.Order);
        }

        var placed = all.FindAll(car => car.IsPlaced);
        PutLastInClass(placed);
        // OrderBy keeps the order within a status.
        var others = all.Where(car => !car.IsPlaced).OrderBy(car => car.Status switch
        {
            CarStatus.Running or CarStatus.Finished => 0,
            CarStatus.NotClassified => 1,
            CarStatus.Retired => 2,
            CarStatus.NotStarted => 3,
            CarStatus.Disqualified => 4,
        });
        var lines = new ResultLines(result.Order, _finish).Of(placed, others);
        return new Classification(session.Name, result.Name, IsOver ? ruled : ResultState.Live, lines);
    }

    /// <summary>
    /// All passings that count are in: the session is over, or the last lap can no longer end in time.
    /// </summary>
    private bool IsOver => session.Span.Ended is not null || (_finish.Over is { } over && session.Latest > over);

    private void SetStatus(RankedCar car)
    {
        var wasSeen = car.Cut.Steps > 0;
        var end = car.Cut.End ?? Instant.Last;
        var withdrawn = session.WithdrawnReason(car.Car);
        car.Status =
            car.Has(ResultPenaltyKind.Disqualification) ? CarStatus.Disqualified
            : !wasSeen ? CarStatus.NotStarted
            : withdrawn is not null || car.Run!.IsRetired(end) ? CarStatus.Retired
            : car.Cut.IsOver(session.Latest) || IsOver ? CarStatus.Finished
            : CarStatus.Running;
        car.IsPlaced = wasSeen && withdrawn is null && car.Status != CarStatus.Disqualified
            && (result.Order.ByLaps || car.BestLaps > 0);
        if (withdrawn is not null)
        {
            car.Reasons.Add(withdrawn.Length > 0 ? $"entry withdrawn: {withdrawn}" : "entry withdrawn");
        }
        else if (car.Status == CarStatus.Retired && car.Run!.Retirements[^1].Reason is { } reason)
        {
            car.Reasons.Add($"retired: {reason}");
        }
    }

    private static void PutLastInClass(List<RankedCar> placed)
    {
        foreach (var car in placed.FindAll(other => other.Has(ResultPenaltyKind.LastInClass)))
        {
            placed.Remove(car);
            var last = placed.FindLastIndex(other => other.Class == car.Class);
            placed.Insert(last < 0 ? placed.Count : last + 1, car);
        }
    }
}
