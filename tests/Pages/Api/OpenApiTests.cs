using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace PitMarshal.Tests.Pages.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_is_valid_and_has_every_route_of_the_api_and_no_other()
    {
        await using var gateway = await RacingGateway.Start();
        var document = await Read(gateway);
        var written = document.Paths.SelectMany(
            path => path.Value.Operations!.Select(operation => $"{operation.Key} {path.Key}"));
        var mapped = gateway.Endpoints
            .Where(route => route.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method} /{route.RoutePattern.RawText!.TrimStart('/')}"));
        Assert.Equal(mapped.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_what_it_takes_and_what_it_answers()
    {
        await using var gateway = await RacingGateway.Start();
        foreach (var (path, item) in (await Read(gateway)).Paths)
        {
            foreach (var operation in item.Operations!.Values)
            {
                Assert.False(string.IsNullOrEmpty(operation.Summary), path);
                Assert.False(string.IsNullOrEmpty(operation.OperationId), path);
                Assert.All(operation.Parameters ?? [],
                    parameter => Assert.False(string.IsNullOrEmpty(parameter.Description), $"{path} {parameter.Name}"));
                Assert.Contains(operation.Responses!, response => response.Key.StartsWith('2'));
            }
        }
    }

    private static async Task<OpenApiDocument> Read(RacingGateway gateway)
    {
        var (document, diagnostic) = OpenApiDocument.Parse((await gateway.Get("/openapi/v1.json")).Text);
        Assert.Empty(diagnostic!.Errors);
        Assert.Empty(diagnostic.Warnings);
        return document!;
    }
}
