using System.Text.RegularExpressions;

namespace PitMarshal.Tests.Conventions;

/// <summary>
/// Which folders of a project use types of which others, read from the source: a name counts where the file may
/// see the type, by its own namespace or a using. Comments and texts are left out; members that are called like a
/// type are taken for members.
/// </summary>
public sealed partial class FolderGraph
{
    private readonly SortedDictionary<string, SortedSet<string>> _uses = new(StringComparer.Ordinal);

    public FolderGraph(IReadOnlyList<SourceFile> files)
    {
        var code = files.Select(file => new FileCode(file)).ToList();
        var declared = code.SelectMany(file => file.Types.Select(type => (type, file)))
            .ToLookup(pair => pair.type, pair => pair.file);
        foreach (var file in code)
        {
            foreach (var target in file.Names.SelectMany(name => declared[name])
                .Where(other => other.Folder != file.Folder && file.Sees(other)))
            {
                Uses(file.Folder).Add(target.Folder);
            }
        }
    }

    /// <summary>The projects of the gateway.</summary>
    public static IEnumerable<string> Projects() =>
        SourceFile.Below("gateway").Select(file => string.Join('/', file.Path.Split('/').Take(2))).Distinct();

    public static FolderGraph Of(string project) => new(SourceFile.Below(project));

    /// <summary>The folders that depend on one another both ways, a line a circle.</summary>
    public List<string> Circles()
    {
        var reached = _uses.Keys.ToDictionary(folder => folder, Reached);
        return
        [
            .. _uses.Keys.Where(folder => reached[folder].Contains(folder))
                .Select(folder => string.Join(
                    ", ", reached[folder].Where(other => reached.GetValueOrDefault(other)?.Contains(folder) ?? false)))
                .Distinct(),
        ];
    }

    private SortedSet<string> Reached(string from)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([from]);
        while (next.TryPop(out var folder))
        {
            foreach (var used in _uses.GetValueOrDefault(folder) ?? [])
            {
                if (reached.Add(used))
                {
                    next.Push(used);
                }
            }
        }

        return reached;
    }

    private SortedSet<string> Uses(string folder)
    {
        if (!_uses.TryGetValue(folder, out var uses))
        {
            _uses.Add(folder, uses = new(StringComparer.Ordinal));
        }

        return uses;
    }

    /// <summary>One file, as far as it matters here.</summary>
    private sealed class FileCode
    {
        private readonly string _namespace;
        private readonly HashSet<string> _usings;

        public FileCode(SourceFile file)
        {
            var text = NoCode().Replace(string.Join('\n', file.Lines), " ");
            Folder = file.Path[..file.Path.LastIndexOf('/')];
            _namespace = NamespaceLine().Match(text).Groups[1].Value;
            _usings = UsingLine().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
            Types = TypeLine().Matches(text).Select(match => match.Groups[1].Value).ToList();
            Names = Name().Matches(UsingLine().Replace(text, "")).Select(match => match.Value).ToHashSet();
        }

        public string Folder { get; }

        /// <summary>The types that it declares, those within others too.</summary>
        public List<string> Types { get; }

        /// <summary>The names it uses that may be types.</summary>
        public HashSet<string> Names { get; }

        public bool Sees(FileCode other) => _usings.Contains(other._namespace) || _namespace == other._namespace
            || _namespace.StartsWith(other._namespace + ".", StringComparison.Ordinal);
    }

    /// <summary>Comments, and texts without what they insert.</summary>
    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|""""""[\s\S]*?""""""|(?<![$@])""(\\.|[^""\\\n])*""")]
    private static partial Regex NoCode();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    /// <summary>A type of a namespace: it begins its line.</summary>
    [GeneratedRegex(
        @"^(?:(?:public|internal|file|sealed|static|abstract|partial|readonly|ref) )*"
        + @"(?:class|struct|record struct|record|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeLine();

    /// <summary>A name that stands for itself: not a member after a point, nor a property that is declared or set.</summary>
    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*")]
    private static partial Regex Name();
}
