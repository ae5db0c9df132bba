using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Layout;

/// <summary>
/// The answer to a form that was taken (303): loading the page that follows again sends nothing twice.
/// </summary>
internal sealed class SeeOther : IResult
{
    private readonly string _path;

    private SeeOther(string path) => this._path = path;

    internal static IResult To(string path) => new SeeOther(path);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = _path;
        return Task.CompletedTask;
    }
}
