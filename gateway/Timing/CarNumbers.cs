namespace PitMarshal.Timing;

/// <summary>The order of car numbers where nothing else decides: 2 before 10, and text after numbers.</summary>
internal static class CarNumbers
{
    public static int Compare(string a, string b)
    {
        var (isA, isB) = (int.TryParse(a, out var numberA), int.TryParse(b, out var numberB));
        var byKind = isB.CompareTo(isA);
        var byNumber = byKind == 0 && isA ? numberA.CompareTo(numberB) : byKind;
        return byNumber != 0 ? byNumber : string.CompareOrdinal(a, b);
    }
}
