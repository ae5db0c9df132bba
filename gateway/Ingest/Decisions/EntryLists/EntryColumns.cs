namespace PitMarshal.Ingest.Decisions.EntryLists;

/// <summary>Which column of somebody's spreadsheet says what, by the names that such columns have.</summary>
public static class EntryColumns
{
    public const string Car = "car", Class = "class", Team = "team", Box = "box", Transponders = "transponders",
        Driver = "driver", Name = "name", Rating = "rating", Licence = "licence", FirstName = "first-name",
        LastName = "last-name";

    /// <summary>What a column can say; empty: nothing that is taken.</summary>
    public static readonly IReadOnlyList<string> All =
        ["", Car, Class, Team, Box, Transponders, Driver, Name, FirstName, LastName, Rating, Licence];

    private static readonly Dictionary<string, string[]> s_names = new()
    {
        [Car] =
        [
            "car", "carno", "carnumber", "carnr", "no", "nr", "num", "number", "startnr", "startnumber", "startno", "#",
            "car#", "startnummer", "kart", "kartno", "vehiclenumber", "racenumber", "raceno", "bib",
        ],
        [Class] = ["class", "klasse", "category", "cat", "group", "runclass", "classname", "division"],
        [Team] = ["team", "teamname", "entrant", "competitor", "bewerber", "entrantname"],
        [Box] = ["box", "pit", "pitbox", "garage", "pitno", "paddock"],
        [Transponders] =
        [
            "transponders", "transponder", "transponderno", "transpondernumber", "transponder#", "transpondernr",
            "transponder1", "transponder2", "tx", "txid", "mylaps", "amb",
        ],
        [Driver] = ["driver", "driverid", "badge", "badgeid", "memberid", "member#", "driver#"],
        [Name] =
        [
            "name", "drivername", "fahrer", "driver1", "driver2", "driver3", "driver4", "driver5", "driver6",
            "driver1name", "driver2name", "driver3name", "driver4name", "fullname",
        ],
        [FirstName] = ["firstname", "vorname", "givenname", "driverfirstname"],
        [LastName] = ["lastname", "nachname", "surname", "familyname", "driverlastname"],
        [Rating] = ["rating", "grade", "grading", "categorisation", "categorization", "driverrating"],
        [Licence] = ["licence", "license", "licenceno", "licenseno", "licence#", "license#", "lizenz"],
    };

    /// <summary>What each column says by its name; a second one of a kind that can stand once says nothing.</summary>
    public static IReadOnlyList<string> Guess(IReadOnlyList<string> head)
    {
        var guessed = new List<string>();
        foreach (var title in head)
        {
            var plain = string.Concat(title.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == '#'));
            var kind = s_names.FirstOrDefault(one => one.Value.Contains(plain)).Key ?? "";
            guessed.Add(kind is Transponders or Name || !guessed.Contains(kind) ? kind : "");
        }

        // A column of drivers beside none of names holds names, unless it is ours.
        var driver = guessed.IndexOf(Driver);
        if (driver >= 0 && !guessed.Contains(Name) && !guessed.Contains(FirstName) && !guessed.Contains(LastName)
            && !guessed.Contains(Rating))
        {
            guessed[driver] = Name;
        }

        return guessed;
    }
}
