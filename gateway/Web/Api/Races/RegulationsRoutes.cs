using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Regulations;
using PitMarshal.Web.Api.Wire;

namespace PitMarshal.Web.Api.Races;

internal static class RegulationsRoutes
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/regulations", Regulations)
            .Tell("regulations", "Race", "The regulations that judge, as written and in plain language", 404)
            .Produces<RegulationsAnswer>();

    private static IResult Regulations(Gateway gateway, DataFolder folder)
    {
        if (gateway.Ask(intake => intake.RegulationsHash) is not { } hash)
        {
            return Problem.Of(404, "no regulations judge this race yet");
        }
        var text = folder.RegulationsText(hash);
        var regulations = RegulationsFile.Parse(text, "regulations");
        return TypedResults.Ok(new RegulationsAnswer(
            regulations.Name, regulations.Title, regulations.Id, hash, Encoding.UTF8.GetString(text),
            Explanation.Of(regulations)));
    }
}
