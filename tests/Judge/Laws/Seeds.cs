using FsCheck;
using FsCheck.Fluent;

namespace PitMarshal.Tests.Judge.Laws;

/// <summary>Tries a law with many seeds; a failure tells the one that repeats it.</summary>
internal static class Seeds
{
    /// <summary>
    /// Whether this is <c>make test-fast</c>, which tries each law with a twentieth of the seeds; <c>make test</c>
    /// tries all.
    /// </summary>
    private static readonly bool s_isFast = Environment.GetEnvironmentVariable("PITMARSHAL_TESTS") == "fast";

    private static readonly int s_longer =
        int.TryParse(Environment.GetEnvironmentVariable("LAW_TIMES"), out var given) ? given : 1;

    public static void Try(Action<Random> check, int times = 2000)
    {
        var first = Random.Shared.Next(int.MaxValue - times);
        for (var seed = first; seed < first + Fewer(times); seed++)
        {
            Check(check, seed);
        }
    }

    /// <summary>
    /// Holds a law by FsCheck, which finds the smallest seed that breaks it. Each time is another race, so the suite
    /// needs few of them; <c>LAW_TIMES=10</c> tries ten times as many.
    /// </summary>
    public static void Hold(Action<Random> check, int times = 16) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Check(check, seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Fewer(times)).WithStartSize(10).WithEndSize(1_000_000));

    private static int Fewer(int times) => s_isFast ? Math.Max(1, times / 20) : times * s_longer;

    private static void Check(Action<Random> check, int seed)
    {
        try
        {
            check(new Random(seed));
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"seed {seed}: {problem.Message}", problem);
        }
    }
}
