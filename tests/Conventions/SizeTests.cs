namespace PitMarshal.Tests.Conventions;

public sealed class SizeTests
{
    private const int LongestFile = 260, UsualFile = 120, LongestLine = 160;

    private static readonly IReadOnlyList<SourceFile> s_product = [.. SourceFile.Below("gateway"), .. SourceFile.Below("firmware")];

    [Fact]
    public void No_file_is_longer_than_a_sitting()
    {
        Assert.Empty(s_product.Where(file => file.Lines.Length > LongestFile).Select(file => $"{file.Path}: {file.Lines.Length} lines"));
    }

    [Fact]
    public void Half_of_the_files_fit_two_screens()
    {
        int[] lengths = [.. s_product.Select(file => file.Lines.Length).Order()];

        Assert.InRange(lengths[lengths.Length / 2], 1, UsualFile);
    }

    [Fact]
    public void No_line_runs_off_the_page()
    {
        var wrong =
            from file in s_product
            from line in file.Code
            where line.Text.Length > LongestLine
            select $"{file.Path}:{line.Number}: {line.Text.Length} characters";

        Assert.Empty(wrong);
    }
}
