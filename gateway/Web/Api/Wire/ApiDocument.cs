using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PitMarshal.Events;

namespace PitMarshal.Web.Api.Wire;

/// <summary>The OpenAPI document of what is mapped below <c>/api</c>.</summary>
internal static class ApiDocument
{
    internal const string Name = "v1", Root = "/api/v1";

    // Bodies are said here alone: the router would refuse other types before it asks who sends them.

    /// <summary>Of an operation that is sent an event.</summary>
    internal static Task TakesEvent(
        OpenApiOperation operation, OpenApiOperationTransformerContext made, CancellationToken cancelled) => Takes(
        operation, "Without `at` it is of now; `by` is whoever has signed in. What a marshal sees has an uncertainty "
            + "of at least 1 s.",
        new OpenApiSchemaReference(nameof(EventAnswer), made.Document),
        new() { ["event"] = nameof(FlagShown), ["flag"] = "code-60" });

    /// <summary>Of the operation that signs in.</summary>
    internal static Task TakesPassword(
        OpenApiOperation operation, OpenApiOperationTransformerContext made, CancellationToken cancelled)
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        return Takes(operation, "An official's.", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema> { ["name"] = text, ["password"] = text },
            Required = new HashSet<string> { "name", "password" },
        }, new() { ["name"] = "Ana", ["password"] = "…" });
    }

    private static Task Takes(OpenApiOperation operation, string description, IOpenApiSchema schema, JsonObject example)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = schema, Example = example },
            },
        };
        return Task.CompletedTask;
    }

    internal static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith(Root[1..], StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "PitMarshal",
                Version = Name,
                Description = "What the race-control page shows, and the decisions that people take, for other "
                    + "programs. Times are in the unit "
                    + "their name ends in, instants are ISO 8601 in UTC with microseconds; what is not known is left "
                    + "away. What cannot be used is "
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
