using System.Text.RegularExpressions;

namespace PitMarshal.Tests.Conventions;

public sealed partial class DependencyTests
{
    /// <summary>
    /// Which namespaces of ours a folder of the firmware may name. Those of the gateway are projects:
    /// <see cref="ProjectTests"/>.
    /// </summary>
    public static TheoryData<string, string[]> Arrows => new()
    {
        { "firmware/Core", [] },
        { "firmware/Board", ["Core"] },
        { "firmware/Host/Nano", ["Mqtt"] },
        { "firmware/Host", ["Board", "Core", "Host", "Mqtt"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_folder_names_only_what_stands_below_it(string folder, string[] allowed)
    {
        string own = folder.Split('/')[^1] is "Nano" ? "Host" : folder.Split('/')[^1];
        var wrong =
            from file in SourceFile.Below(folder)
            where folder != "firmware/Host" || !file.Path.StartsWith("firmware/Host/Nano/", StringComparison.Ordinal)
            from line in file.Code
            from Match name in OurNamespace().Matches(line.Text)
            let target = name.Groups[1].Value
            where target != own && !allowed.Contains(target)
            select $"{file.Path}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("gateway/Judge")]
    [InlineData("gateway/Timing")]
    [InlineData("firmware/Core")]
    public void What_judges_and_what_observes_reads_no_clock_and_does_no_input_or_output(string folder)
    {
        var wrong =
            from file in SourceFile.Below(folder)
            from line in file.Code
            where Impure().IsMatch(line.Text)
            select $"{file.Path}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("firmware/Core")]
    [InlineData("firmware/Board")]
    public void A_station_keeps_nothing_in_statics_so_that_many_run_in_one_process(string folder)
    {
        var wrong =
            from file in SourceFile.Below(folder)
            from line in file.Code
            where MutableStatic().IsMatch(line.Text)
            select $"{file.Path}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"\bPitMarshal\.([A-Z]\w*)")]
    private static partial Regex OurNamespace();

    [GeneratedRegex(
        @"\b(DateTime(Offset)?\.(Now|UtcNow|Today)|Stopwatch|TimeProvider|Environment\.TickCount"
        + @"|new Random\(|Random\.Shared|Guid\.NewGuid|File\.|Console\.|Thread\.|Task\.)")]
    private static partial Regex Impure();

    [GeneratedRegex(@"^\s*(?:\w+ )*static (?!.*\b(readonly|const|class|extern)\b)[\w\[\]<>]+ \w+\s*(=[^>]|;)")]
    private static partial Regex MutableStatic();
}
