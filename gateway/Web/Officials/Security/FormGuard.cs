using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Officials.Security;

/// <summary>
/// Lets nothing change that was not sent by a form of ours, made for the person who sends it: forms carry a hidden
/// token, programs the header <c>X-Token</c>. Also where a form is read first, and refused when it is none.
/// </summary>
internal sealed class FormGuard(IAntiforgery antiforgery)
{
    internal const string Header = "X-Token";

    // Somebody who has not signed in has nothing to say but his name and password.
    private const long LargestOfStrangers = 32 << 10;

    internal async Task Check(HttpContext http, RequestDelegate next)
    {
        if (SameOrigin.IsSafe(http.Request.Method) || http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }
        if (http.Who() is null && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestOfStrangers;
        }
        if (await WhyNoForm(http.Request) is var (status, why))
        {
            await RefusalPage.Tell(http, status, "Not a form of this gateway", $"{why} Nothing was changed.");
        }
        else if (endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false }
            || await antiforgery.IsRequestValidAsync(http))
        {
            await next(http);
        }
        else
        {
            await RefusalPage.Tell(http, 403, "This form is out of date", RefusalPage.IsApi(http)
                ? $"The header {Header} is missing or not of this session: GET /api/v1/session tells it. Nothing was "
                    + $"changed."
                : "This form was not made for you as you are signed in now. Go back, load the page again, and send it "
                    + "again. Nothing was changed.");
        }
    }

    private static async Task<(int Status, string Why)?> WhyNoForm(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return RefusalPage.IsApi(request.HttpContext) ? null : (415, "A form was expected.");
        }
        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException bad)
        {
            return (bad.StatusCode, bad.StatusCode == 413 ? "It is too large." : "It cannot be read.");
        }
        catch (Exception bad) when (bad is InvalidDataException or IOException
            && !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return (400, "It cannot be read.");
        }
    }
}
