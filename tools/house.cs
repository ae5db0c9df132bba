// Figures of the house: dotnet run tools/house.cs [ROOT]. Of each project its files and lines, its largest
// folder, longest file and longest method, the folders that name each other in a circle, namespaces that differ
// from their path (what stands in for the device's own has the device's names), lines over 120.
using System.Text.RegularExpressions;

const int LongLine = 120;
string root = Path.GetFullPath(args.FirstOrDefault() ?? ".");
string[] parts = [.. new[] { "gateway", "firmware", "tests" }
    .Where(part => Directory.Exists(Path.Combine(root, part)))];
Source[] all = [.. parts.SelectMany(
    part => Directory.EnumerateFiles(Path.Combine(root, part), "*.*", SearchOption.AllDirectories))
    .Where(file => file.EndsWith(".cs") || file.EndsWith(".razor"))
    .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
    .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/"))
    .Select(file => new Source(file, File.ReadAllLines(Path.Combine(root, file))))];
const string Row = "{0,-24}{1,6}{2,8}  {3,-34}{4,-38}{5,-44}{6,8}{7,11}{8,10}";
Console.WriteLine(Row, "project", "files", "lines", "largest folder", "longest file", "longest method", "circles",
    "namespaces", "over 120");
int circles = 0;
foreach (var project in all.GroupBy(source => ProjectOf(source.Folder)).OrderBy(project => project.Key))
{
    Source[] files = [.. project];
    circles += Print(project.Key, files, Circles(files).Count());
}
Print("all", all, circles);
foreach (var project in all.GroupBy(source => ProjectOf(source.Folder)).OrderBy(project => project.Key))
{
    foreach (string circle in Circles([.. project])) { Console.WriteLine($"circle in {project.Key}: {circle}"); }
}

int Print(string name, Source[] files, int circled)
{
    var folder = files.GroupBy(file => file.Folder).MaxBy(group => group.Count())!;
    Source longest = files.MaxBy(file => file.Lines.Length)!;
    var (method, length) = files.SelectMany(file => file.Methods()).DefaultIfEmpty(("-", 0))
        .MaxBy(found => found.Item2);
    Console.WriteLine(Row, name, files.Length, files.Sum(file => file.Lines.Length),
        $"{folder.Count(),3} {Short(folder.Key)}",
        $"{longest.Lines.Length,4} {Path.GetFileName(longest.Name)}", $"{length,4} {method}", circled,
        files.Count(file => file.Space is { } space && space.StartsWith("PitMarshal") && space != Expected(file.Folder)),
        files.Sum(file => file.Lines.Count(line => line.Length > LongLine)));
    return circled;
}

// The nearest folder above with a project file in it; two folders deep where there is none.
string ProjectOf(string folder)
{
    for (string? up = folder; !string.IsNullOrEmpty(up); up = Path.GetDirectoryName(up)?.Replace('\\', '/'))
    {
        if (Directory.EnumerateFiles(Path.Combine(root, up), "*.csproj").Any() && up.Contains('/')) { return up; }
    }
    return string.Join('/', folder.Split('/').Take(2));
}

static string Short(string folder) => string.Join('/', folder.Split('/').Skip(1));

static string Expected(string folder) =>
    (folder.StartsWith("tests") ? "PitMarshal.Tests." : "PitMarshal.") + string.Join('.', folder.Split('/').Skip(1));

// Folders of one project that name each other's types, all the way round.
static IEnumerable<string> Circles(Source[] files)
{
    var home = files.SelectMany(file => file.Types().Select(type => (type, file.Folder))).GroupBy(found => found.type)
        .Where(found => found.Select(place => place.Folder).Distinct().Count() == 1)
        .ToDictionary(found => found.Key, found => found.First().Folder);
    var names = files.GroupBy(file => file.Folder)
        .ToDictionary(folder => folder.Key, folder => folder.SelectMany(file => file.Words()
            .Select(word => home.GetValueOrDefault(word)).OfType<string>()
            .Where(other => other != folder.Key && file.Sees(Expected(other)))).ToHashSet());
    HashSet<string> Reach(string from)
    {
        HashSet<string> seen = [];
        Stack<string> open = new(names[from]);
        while (open.TryPop(out string? next))
        {
            if (seen.Add(next)) { foreach (string further in names[next]) { open.Push(further); } }
        }
        return seen;
    }
    var reach = names.Keys.ToDictionary(folder => folder, Reach);
    return names.Keys.Where(folder => reach[folder].Contains(folder))
        .GroupBy(folder => string.Join(" ", reach.Keys
            .Where(other => reach[folder].Contains(other) && reach[other].Contains(folder)).Order().Select(Short)))
        .Select(circle => circle.Key);
}

internal sealed record Source(string Name, string[] Lines)
{
    public string Folder { get; } = Path.GetDirectoryName(Name)!.Replace('\\', '/');

    public string? Space { get; } = Lines.Select(line => Regex.Match(line, @"^@?namespace ([\w.]+)"))
        .FirstOrDefault(found => found.Success)?.Groups[1].Value;

    private IEnumerable<string> Code => Lines.Where(line => !line.TrimStart().StartsWith("//"));

    /// <summary>A name is a type's only where its namespace is around or in a using.</summary>
    public bool Sees(string space) => Space == space || (Space?.StartsWith(space + ".") ?? false)
        || Lines.Contains($"using {space};");

    public IEnumerable<string> Types() => Code
        .Select(line => Regex.Match(line, @"^(?:\w+ )*(?:class|record struct|record|struct|enum|interface) (\w+)"))
        .Where(found => found.Success)
        .Select(found => found.Groups[1].Value);

    public IEnumerable<string> Words() =>
        Code.SelectMany(line => Regex.Matches(line, @"(?<!\.)\b[A-Z]\w+").Select(word => word.Value)).Distinct();

    /// <summary>
    /// Each with its lines, from its brace to the brace below it; a body of one expression is short by itself.
    /// </summary>
    public IEnumerable<(string Name, int Length)> Methods()
    {
        for (int i = 1; i < Lines.Length; i++)
        {
            if (Lines[i].TrimEnd() is not ("    {" or "        {") || !Regex.IsMatch(Lines[i - 1], @"\)\s*$|where "))
            {
                continue;
            }
            string end = Lines[i].TrimEnd().Replace('{', '}');
            int close = Array.FindIndex(Lines, i, line => line.TrimEnd() == end);
            Match name = Regex.Match(Head(i), @"(\w+)(?:<[^(]*>)?\(");
            if (close > 0 && name.Success
                && name.Groups[1].Value is not
                    ("if" or "foreach" or "for" or "while" or "switch" or "using" or "lock" or "catch")
                && !Regex.IsMatch(Head(i)[..name.Index], @"=|\b(new|return|throw|await)\b"))
            {
                yield return ($"{name.Groups[1].Value} ({Path.GetFileName(Name)})", close - i + 1);
            }
        }
    }

    /// <summary>What stands above a brace, down from the attributes or the end of what is before.</summary>
    private string Head(int brace)
    {
        int from = brace;
        while (from > 0 && !Regex.IsMatch(Lines[from - 1], @"^\s*(\[|//|$)|[;}\]{]\s*$")) { from--; }
        return string.Join(' ', Lines[from..brace]);
    }
}
