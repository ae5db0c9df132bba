using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Rules.Expressions;

namespace PitMarshal.Tests.Judge.Amounts;

/// <summary>Laws of calculations over random texts and trees. A failure prints the seed that repeats it.</summary>
public sealed class ExpressionPropertyTests
{
    private static readonly Dictionary<string, string> s_published = new() { ["transit"] = "15s", ["open"] = "" };

    [Fact]
    public void Random_text_never_crashes_the_reader() => Holds(random =>
    {
        string[] words =
        [
            "(", ")", "+", "-", "*", "/", ",", " ", "1", "0", "60%", "85s", "1h2m", "duration", "drivers", "transit",
                "open", "ceil(", "max(", ".",
            "x", "é", "\t", "-a", "99999999999999999999", "1..2", "%",
        ];
        var text = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => words[random.Next(words.Length)]));
        try
        {
            var read = ExpressionReader.Read(text, s_published);
            Assert.NotEmpty(read.Explain());
            Assert.True(!read.IsConstant || read.In(null!) is var _);
        }
        catch (FormatException problem)
        {
            Assert.NotEmpty(problem.Message);
        }
    }, 5000);

    [Fact]
    public void A_calculation_comes_to_what_another_evaluator_says() => Holds(random =>
    {
        var (text, top, bottom) = Tree(random, 4);

        var answer = ExpressionReader.Read(text, s_published).In(null!);

        Assert.Equal(bottom.IsZero, answer.Why is not null);
        Assert.True(bottom.IsZero || answer.Value.Top * bottom == top * answer.Value.Bottom, text);
    }, 2000);

    /// <summary>
    /// A text of numbers, and its value as a fraction nobody reduced; over zero where it divides by zero.
    /// </summary>
    private static (string Text, BigInteger Top, BigInteger Bottom) Tree(Random random, int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            var number = random.Next(12);
            return random.Next(4) == 0 ? ($"{number}%", number, 100) : ($"{number}", number, 1);
        }

        var (left, a, b) = Tree(random, depth - 1);
        if (random.Next(6) == 0)
        {
            var isUp = random.Next(2) == 0;
            var whole = b.IsZero ? 0 : Floor(isUp ? -a : a, b);
            return (isUp ? $"ceil({left})" : $"floor({left})", isUp ? -whole : whole, b.IsZero ? 0 : 1);
        }

        var (right, c, d) = Tree(random, depth - 1);
        return random.Next(6) switch
        {
            0 => ($"({left} + {right})", (a * d) + (c * b), b * d),
            1 => ($"({left} - {right})", (a * d) - (c * b), b * d),
            2 => ($"({left}) * ({right})", a * c, b * d).Bracketed(),
            3 => ($"({left}) / ({right})", a * d, c.IsZero || d.IsZero ? 0 : b * c).Bracketed(),
            4 => ($"max({left}, {right})", b.IsZero || d.IsZero
                ? 0
                : Greater(a, b, c, d)
                ? a
                : c, b.IsZero || d.IsZero
                ? 0
                : Greater(a, b, c, d)
                ? b
                : d),
            _ => ($"min({left}, {right})", b.IsZero || d.IsZero
                ? 0
                : Greater(a, b, c, d)
                ? c
                : a, b.IsZero || d.IsZero
                ? 0
                : Greater(a, b, c, d)
                ? d
                : b),
        };
    }

    private static bool Greater(BigInteger a, BigInteger b, BigInteger c, BigInteger d) =>
        a * b * d * d > c * d * b * b;

    private static BigInteger Floor(BigInteger a, BigInteger b)
    {
        (a, b) = b.Sign < 0 ? (-a, -b) : (a, b);
        return (a - (((a % b) + b) % b)) / b;
    }

    private static void Holds(Action<Random> check, int times) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            try
            {
                check(new Random(seed));
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"seed {seed}: {problem.Message}", problem);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithStartSize(10).WithEndSize(1_000_000));
}

internal static class Texts
{
    public static (
        string, BigInteger, BigInteger) Bracketed(this (string Text, BigInteger Top, BigInteger Bottom) tree) =>
        ($"({tree.Text})", tree.Top, tree.Bottom);
}
