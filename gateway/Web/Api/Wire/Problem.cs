using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Api.Wire;

/// <summary>Problem documents (RFC 9457).</summary>
internal static class Problem
{
    internal static IResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    /// <summary>What is wrong with each field: 400, or 422 where the fields can be read and make no sense.</summary>
    internal static IResult Fields(
        IDictionary<string, string[]> errors, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Problem(new HttpValidationProblemDetails(errors)
        {
            Status = status,
            Title = "Some fields cannot be used.",
            Detail = string.Join("; ", errors.Select(field => $"{field.Key}: {string.Join(", ", field.Value)}")),
        });

    internal static IResult Field(string name, string error, int status = StatusCodes.Status400BadRequest) =>
        Fields(new Dictionary<string, string[]> { [name] = [error] }, status);
}
