using PitMarshal.Events;

namespace PitMarshal.Web.Verdicts.Parts;

/// <summary>A steward's decision in words.</summary>
internal static class RulingWords
{
    /// <summary><c>dismissed by Ana</c>.</summary>
    internal static string Short(StewardRuled ruled) => $"{Words<Ruling>.Write(ruled.Ruling)} by {ruled.By}";
}
