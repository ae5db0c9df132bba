using System.Diagnostics.CodeAnalysis;

namespace PitMarshal.Judge.RaceWide;

/// <summary>
/// Compares names of classes as people write them: <c>GTD PRO</c>, <c>GTDPRO</c> and <c>Gtd-Pro</c> are one class.
/// </summary>
public sealed class ClassNames : IEqualityComparer<string>
{
    public static readonly ClassNames Comparer = new();

    private ClassNames()
    {
    }

    /// <summary>They are the same but for blanks, hyphens and case.</summary>
    public static bool Same(string a, string b) => Comparer.Equals(a, b);

    public bool Equals(string? a, string? b)
    {
        if (a is null || b is null || ReferenceEquals(a, b))
        {
            return ReferenceEquals(a, b);
        }

        var (i, j) = (Next(a, 0), Next(b, 0));
        while (i < a.Length && j < b.Length && char.ToUpperInvariant(a[i]) == char.ToUpperInvariant(b[j]))
        {
            (i, j) = (Next(a, i + 1), Next(b, j + 1));
        }

        return i == a.Length && j == b.Length;
    }

    public int GetHashCode([DisallowNull] string name)
    {
        var hash = 0;
        for (var i = Next(name, 0); i < name.Length; i = Next(name, i + 1))
        {
            hash = (hash * 31) + char.ToUpperInvariant(name[i]);
        }

        return hash;
    }

    /// <summary>The next place from one on that counts.</summary>
    private static int Next(string name, int from)
    {
        while (from < name.Length && (char.IsWhiteSpace(name[from]) || name[from] is '-' or '\u2010' or '\u2011'
            or '\u2013'))
        {
            from++;
        }

        return from;
    }
}
