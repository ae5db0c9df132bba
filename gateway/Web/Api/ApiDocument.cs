using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PitMarshal.Log;

namespace PitMarshal.Web.Api;

/// <summary>The OpenAPI document of what is mapped below <c>/api</c>.</summary>
internal static class ApiDocument
{
    internal const string Name = "v1";

    internal static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith(ApiRoutes.Root[1..], StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "PitMarshal",
                Version = Name,
                Description = "What the race-control page shows, and the decisions that people take, for other programs. Times are in the unit "
                    + "their name ends in, instants are ISO 8601 in UTC with microseconds; what is not known is left away. What cannot be used is "
                    + "answered by a problem document (RFC 9457) and changes nothing.",
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, made, _) =>
        {
            var type = Nullable.GetUnderlyingType(made.JsonTypeInfo.Type) ?? made.JsonTypeInfo.Type;
            if (type == typeof(Instant))
            {
                schema.Type = JsonSchemaType.String | (type == made.JsonTypeInfo.Type ? 0 : JsonSchemaType.Null);
                schema.Format = "date-time";
                schema.Examples = ["2026-06-13T14:03:05.123456Z"];
            }
            return Task.CompletedTask;
        });
    }
}
