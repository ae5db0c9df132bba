namespace PitMarshal.Import.Tables;

/// <summary>Which column of a table says what, by the names that officials give them.</summary>
internal sealed class TableHead
{
    private static readonly Dictionary<TableColumn, string[]> s_names = new()
    {
        [TableColumn.Car] = ["car", "carno", "carnumber", "no", "nr", "num", "number", "startnr", "startnumber", "#"],
        [TableColumn.Stop] = ["stop", "stopno", "stopnumber", "stops", "pit", "pitno", "pitstop"],
        [TableColumn.Lap] = ["lap", "laps", "lapno", "inlap"],
        [TableColumn.In] = ["in", "timein", "pitin", "pitintime", "entry", "entrytime", "timeofday", "hourin", "time"],
        [TableColumn.Out] = ["out", "timeout", "pitout", "pitouttime", "exit", "exittime", "hourout"],
        [TableColumn.InMs] = ["pitinms"],
        [TableColumn.OutMs] = ["pitoutms"],
        [TableColumn.Duration] =
        [
            "duration", "pittime", "pitlanetime", "timeinpit", "timeinpitlane", "timeinpits", "pitduration", "stoptime",
        ],
        [TableColumn.Driver] = ["driver", "drivername", "driverin", "driverafter", "driverno", "drivernumber"],
        [TableColumn.DriverOut] = ["driverout", "driverbefore"],
        [TableColumn.From] = ["from", "start", "starttime", "begin", "stintstart"],
        [TableColumn.To] = ["to", "end", "endtime", "finish", "stintend"],
    };

    private readonly Dictionary<TableColumn, int> _columns = [];

    private TableHead()
    {
    }

    /// <summary>A table of who drove from when, not of stops.</summary>
    public bool IsOfDriving => Has(TableColumn.From) && Has(TableColumn.Driver) && !IsOfStops;

    private bool IsOfStops => Has(TableColumn.InMs)
        || (Has(TableColumn.In) && (Has(TableColumn.Out) || Has(TableColumn.Duration)))
        || (Has(TableColumn.Out) && Has(TableColumn.Duration));

    /// <summary>Where a column stands; null: the table has none.</summary>
    public int? this[TableColumn column] => _columns.TryGetValue(column, out var i) ? i : null;

    /// <summary>Null when the fields are no head of such a table.</summary>
    public static TableHead? Of(IReadOnlyList<string> fields)
    {
        var head = new TableHead();
        for (var i = 0; i < fields.Count; i++)
        {
            var name = string.Concat(fields[i].ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == '#'));
            foreach (var (column, names) in s_names)
            {
                if (names.Contains(name))
                {
                    head._columns.TryAdd(column, i);
                }
            }
        }

        return head.Has(TableColumn.Car) && (head.IsOfStops || head.IsOfDriving) ? head : null;
    }

    private bool Has(TableColumn column) => _columns.ContainsKey(column);
}
