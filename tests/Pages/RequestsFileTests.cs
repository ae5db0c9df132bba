using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace PitMarshal.Tests.Pages;

/// <summary>docs/requests.http shows how each address is asked, and no address that there is not.</summary>
public sealed partial class RequestsFileTests
{
    [Fact]
    public async Task Each_route_of_the_server_stands_in_the_requests_file_and_each_request_there_has_a_route()
    {
        await using var served = await ServedGateway.Start();
        var routes = Routes(served).ToList();
        var requests = Request().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "requests.http")))
            .Select(line => (Method: line.Groups[1].Value, Path: line.Groups[2].Value)).ToList();

        Assert.True(routes.Count > 50);
        Assert.DoesNotContain(routes, route => !requests.Exists(request => Asks(request, route)));
        Assert.DoesNotContain(requests, request => !routes.Exists(route => Asks(request, route)));
    }

    private static IEnumerable<(string Method, string Path)> Routes(ServedGateway served) =>
        from endpoint in served.Endpoints
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, "/" + endpoint.RoutePattern.RawText!.Trim('/'));

    /// <summary>
    /// A request whose path differs from the route in its parameters only; of several routes the one without.
    /// </summary>
    private static bool Asks((string Method, string Path) request, (string Method, string Path) route) =>
        request.Method == route.Method
        && Regex.IsMatch(request.Path,
            $"^{Parameter().Replace(Regex.Escape(route.Path), part => part.Value.Contains('*') ? ".+" : "[^/]+")}$");

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "nf.sln"))) { folder = folder.Parent; }
        return folder?.FullName ?? throw new InvalidOperationException("nf.sln is not above the tests");
    }

    [GeneratedRegex(@"^(GET|POST|PUT|DELETE) \{\{host\}\}(/[^?\s]*)", RegexOptions.Multiline)]
    private static partial Regex Request();

    // Escaped: a closing brace stays as it is.
    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Parameter();
}
