using PitMarshal.Ingest;
using PitMarshal.Ingest.Views;
using PitMarshal.Web.Stations;

namespace PitMarshal.Tests.Pages.Stations;

public sealed class LanePlaceTests
{
    [Fact]
    public void Places_stand_as_a_car_comes_by_them()
    {
        var places = LanePlace.InOrder(
        [
            Watching("exit") with { Points = ["pit-out", "speed-trap"] },
            Watching("boxes") with { Boxes = ["2", "1"] },
            Watching("finish") with { Points = ["start-finish"] },
            Watching("entry") with { Points = ["pit-in"] },
        ]);

        Assert.Equal(["start-finish", "pit-in", "box 1", "box 2", "pit-out", "speed-trap"],
            places.Select(place => place.Title));
    }

    [Fact]
    public void Boxes_stand_by_their_numbers_whatever_is_painted_beside_them()
    {
        string[] boxes = ["10", "9", "B2", "1", "A10", "A9", "09b"];

        var places = LanePlace.InOrder([Watching("boxes") with { Boxes = boxes }]);

        Assert.Equal(["1", "9", "09b", "10", "A9", "A10", "B2"], places.Select(place => place.Name));
    }

    [Fact]
    public void A_place_that_two_stations_watch_stands_once_and_a_line_is_no_box_of_its_name()
    {
        var places = LanePlace.InOrder(
        [
            Watching("one") with { Points = ["pit-in"], Boxes = ["pit-in"] },
            Watching("other") with { Points = ["pit-in"] },
        ]);

        Assert.Equal(["pit-in", "box pit-in"], places.Select(place => place.Title));
        Assert.Equal(2, places.Select(place => place.Id).Distinct().Count());
    }

    [Fact]
    public void Sixty_boxes_stand_in_order()
    {
        var boxes = Enumerable.Range(1, 60).Select(box => $"{box}").ToList();

        var places = LanePlace.InOrder([Watching("boxes") with { Boxes = [.. boxes.Order(StringComparer.Ordinal)] }]);

        Assert.Equal(boxes, places.Select(place => place.Name));
    }

    private static StationView Watching(string name) => Told.Station(name) with { Points = [], Boxes = [] };
}
