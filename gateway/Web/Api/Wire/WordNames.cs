using System.Text.Json;
using PitMarshal.Events;

namespace PitMarshal.Web.Api.Wire;

/// <summary>Enumerations in the words of the race log: <c>full-course-yellow</c>, <c>code-60</c>.</summary>
internal sealed class WordNames : JsonNamingPolicy
{
    internal static readonly WordNames Policy = new();

    public override string ConvertName(string name) => WordForm.Of(name);
}
