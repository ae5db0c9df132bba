namespace PitMarshal.Web.Api.Races;

/// <summary>The regulations that judge.</summary>
/// <param name="Name">The series' short name.</param>
/// <param name="Id">As verdicts name them: <c>name@hash</c>.</param>
/// <param name="Sha256">Of the file's bytes, hex.</param>
/// <param name="Yaml">The file. Bulletins of the log change it from their instants on.</param>
/// <param name="Explanation">In plain language, made of the rules that judge.</param>
public sealed record RegulationsAnswer(
    string Name, string Title, string Id, string Sha256, string Yaml, string Explanation);
