namespace PitMarshal.Tests.Conventions;

public sealed class SizeTests
{
    private const int LongestFile = 260, UsualFile = 120, LongestLine = 120;

    /// <summary>Projects that have longer lines yet.</summary>
    private static readonly string[] s_wide =
    [
        "gateway/Broker", "gateway/Mqtt", "tests/Broker", "tests/Firmware", "tests/Nano",
    ];

    private static readonly IReadOnlyList<SourceFile> s_product =
        [.. SourceFile.Below("gateway"), .. SourceFile.Below("firmware")];

    private static readonly IReadOnlyList<SourceFile> s_all = [.. s_product, .. SourceFile.Below("tests")];

    [Fact]
    public void No_file_is_longer_than_a_sitting()
    {
        Assert.Empty(s_product.Where(file => file.Lines.Length > LongestFile)
            .Select(file => $"{file.Path}: {file.Lines.Length} lines"));
    }

    [Fact]
    public void Half_of_the_files_fit_two_screens()
    {
        int[] lengths = [.. s_product.Select(file => file.Lines.Length).Order()];

        Assert.InRange(lengths[lengths.Length / 2], 1, UsualFile);
    }

    [Fact]
    public void No_line_runs_off_the_page() =>
        Assert.Empty(s_all.Where(file => !s_wide.Contains(file.Project)).SelectMany(Long));

    [Fact]
    public void A_project_whose_lines_were_wrapped_leaves_the_list() =>
        Assert.Empty(s_wide.Except(s_all.Where(file => Long(file).Any()).Select(file => file.Project)));

    private static IEnumerable<string> Long(SourceFile file) =>
        from line in file.Written
        where line.Text.Length > LongestLine
        select $"{file.Path}:{line.Number}: {line.Text.Length} characters";
}
