namespace PitMarshal.Import.RMonitor;

/// <summary>
/// Which car each registration of an RMonitor feed is. A registration stays the same while its number is corrected, or
/// is a transponder's for a while: all its laps are one car, with the number that it had last. Registrations that end
/// with the same number, as cars of two classes may, are cars of their own and are named by their registration.
/// </summary>
internal sealed class RMonitorCars
{
    private readonly Dictionary<string, (string Number, bool IsTransponder)> _numbers = [];
    private readonly Dictionary<string, HashSet<string>> _registrations = [];
    private readonly Dictionary<string, string> _names = [];

    private readonly Dictionary<string, string>? _unnamed;

    /// <summary>
    /// Of a race that runs nobody knows what comes: a registration keeps the first number that it has, which is no
    /// transponder; until then its crossings are those of its transponder.
    /// </summary>
    public RMonitorCars() => _unnamed = [];

    /// <summary>
    /// Reads every entry of the feed before anything is made of its crossings, and tells what a person should know.
    /// </summary>
    public RMonitorCars(IReadOnlyList<string> files, ImportedLog log)
    {
        var fields = new List<string>();
        foreach (var (place, text) in files.SelectMany(TextLines.Read))
        {
            if (text is ['$', 'A' or 'C', ..] && SeparatedFields.TrySplit(text, ',', fields)
                && fields[0] is "$A" or "$COMP" && fields.Count > 3 && Name.Fits(fields[1])
                && (fields[2].Length == 0 || Name.Fits(fields[2])))
            {
                Take(fields[1], fields[2].Length == 0 ? fields[1] : fields[2],
                    fields[0] == "$A" ? fields[3] : "", place, log);
            }
        }

        NameAll(log, files[0]);
    }

    /// <summary>The car of a registration, which is what most records name.</summary>
    public string Of(string registration) => _names.GetValueOrDefault(registration, registration);

    /// <summary>The car that a crossing names by its number; null when several cars have it.</summary>
    public string? OfNumber(string number) => !_registrations.TryGetValue(number, out var having) ? number
        : having.Count == 1 ? Of(having.First()) : null;

    /// <summary>False while a registration has a transponder for its number, so that no car is made of it.</summary>
    public bool IsNamed(string registration, string number, string transponder, Place place, ImportedLog log)
    {
        number = number.Length == 0 ? registration : number;
        if (_unnamed is null || !Name.Fits(registration) || !Name.Fits(number))
        {
            return true;
        }

        var isTransponder = number != registration
            && (number == transponder || number == _unnamed.GetValueOrDefault(registration));
        if (isTransponder && !_names.ContainsKey(registration))
        {
            _unnamed[registration] = number;
            return false;
        }

        if (!isTransponder)
        {
            Follow(registration, number, place, log);
        }

        return true;
    }

    /// <summary>The transponder of a registration or number that is not one of a car yet; else null.</summary>
    public string? UnnamedTransponder(string registrationOrNumber) =>
        _unnamed is null || _names.ContainsKey(registrationOrNumber) ? null
        : _unnamed.GetValueOrDefault(registrationOrNumber)
            ?? (_unnamed.ContainsValue(registrationOrNumber) ? registrationOrNumber : null);

    private void Follow(string registration, string number, Place place, ImportedLog log)
    {
        _unnamed!.Remove(registration);
        if (!_registrations.TryGetValue(number, out var having))
        {
            _registrations.Add(number, having = []);
        }

        having.Add(registration);
        if (!_names.TryGetValue(registration, out var name))
        {
            var isTaken = _names.ContainsValue(number);
            _names.Add(registration, isTaken ? $"{number} ({registration})" : number);
            if (isTaken)
            {
                log.Report.Report(place, "a number that another car has; this one is named with its registration",
                    $": number {number}, registration {registration}");
            }
        }
        else if (name != number && !_numbers.ContainsKey(number) && having.Count == 1)
        {
            _numbers[number] = (number, false);
            log.Report.Report(place, "a registration gets another number: it stays the car that it was",
                $": registration {registration}, {name} becomes {number}");
        }
    }

    private void Take(string registration, string number, string transponder, Place place, ImportedLog log)
    {
        var isTransponder = number == transponder && number != registration;
        if (_numbers.TryGetValue(registration, out var before) && before.Number != number)
        {
            if (isTransponder && !before.IsTransponder)
            {
                return;
            }

            log.Report.Report(place, "a registration gets another number: it is one car, with its last number",
                $": registration {registration}, {before.Number} becomes {number}");
        }

        _numbers[registration] = (number, isTransponder);
        if (!_registrations.TryGetValue(number, out var having))
        {
            _registrations.Add(number, having = []);
        }

        having.Add(registration);
    }

    private void NameAll(ImportedLog log, string file)
    {
        var byNumber = _numbers.GroupBy(n => n.Value.Number, n => n.Key).ToDictionary(n => n.Key, n => n.ToList());
        foreach (var (number, registrations) in byNumber)
        {
            foreach (var registration in registrations)
            {
                _names[registration] = registrations.Count == 1 ? number
                    : byNumber.ContainsKey(registration) ? $"{number} ({registration})" : registration;
            }

            if (registrations.Count > 1)
            {
                log.Report.Report(new Place(file, 1),
                    "a number that several cars have; each is named by its registration",
                    $": number {number}, registrations {string.Join(", ", registrations)}");
            }
        }
    }
}
