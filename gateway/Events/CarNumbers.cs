namespace PitMarshal.Events;

/// <summary>The order of car numbers, which are text: 7 before 12, 007 beside 7, and what is no number last.</summary>
public static class CarNumbers
{
    public static readonly IComparer<string> Order = Comparer<string>.Create(Compare);

    public static int Compare(string a, string b)
    {
        var one = Digits(a);
        var other = Digits(b);
        if (one.IsEmpty != other.IsEmpty)
        {
            return one.IsEmpty ? 1 : -1;
        }

        // Of whole numbers without leading zeros the longer one is greater, however long.
        var byLength = one.Length.CompareTo(other.Length);
        var byValue = byLength != 0 ? byLength : one.SequenceCompareTo(other);
        return byValue != 0 ? byValue : string.CompareOrdinal(a, b);
    }

    /// <summary>A number without leading zeros, the last digit kept; empty where the text is none.</summary>
    private static ReadOnlySpan<char> Digits(string number)
    {
        if (number.Length == 0 || number.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return default;
        }

        var first = number.AsSpan(0, number.Length - 1).IndexOfAnyExcept('0');
        return first < 0 ? number.AsSpan(number.Length - 1) : number.AsSpan(first);
    }
}
