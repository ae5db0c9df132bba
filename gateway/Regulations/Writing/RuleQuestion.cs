namespace PitMarshal.Regulations.Writing;

/// <summary>What a club may answer otherwise than the file it begins with.</summary>
/// <param name="Rule">Of which rule; null: of the file.</param>
/// <param name="Field">The field of it, such as <c>value</c>.</param>
/// <param name="Value">What the file says.</param>
public sealed record RuleQuestion(string? Rule, string Field, string Value)
{
    /// <summary>By which it is answered: <c>minimum-stop.value</c>, <c>title</c>.</summary>
    public string Key => Rule is null ? Field : $"{Rule}.{Field}";
}
