using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using PitMarshal.Evidence.Drawing;

namespace PitMarshal.Web.Layout;

/// <summary>
/// Scripts and styles, which are in the program itself: read and compressed once, kept by browsers until they change.
/// </summary>
public static class PageFiles
{
    private const string Root = "web/";

    private static readonly Dictionary<string, string> s_types = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
    };

    private static readonly Dictionary<string, PageFile> s_all = Load();

    /// <summary>Another one when any of them is another.</summary>
    internal static string Version { get; } = Convert.ToHexStringLower(
        SHA256.HashData(s_all.OrderBy(file => file.Key, StringComparer.Ordinal)
            .SelectMany(file => file.Value.Plain).ToArray()))[..12];

    /// <summary>Where a page finds one, such as <c>app.css</c>.</summary>
    public static string Href(string name) => $"/assets/{Version}/{name}";

    /// <summary><c>GET /assets/VERSION/NAME</c>.</summary>
    public static IResult Get(HttpContext http, string version, string name)
    {
        if (!s_all.TryGetValue(name, out var file))
        {
            return TypedResults.Problem($"there is no '{name}'", statusCode: 404);
        }
        var headers = http.Response.Headers;
        headers.CacheControl = version == Version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var compressed = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        if (compressed)
        {
            headers.ContentEncoding = "gzip";
        }
        return TypedResults.Bytes(compressed ? file.Gzip : file.Plain, file.Type);
    }

    private static Dictionary<string, PageFile> Load()
    {
        var program = Assembly.GetExecutingAssembly();
        var files = program.GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToDictionary(name => name[Root.Length..], name => Read(program, name));
        // One style sheet for all pages: the house's first, then each view's own, then that of drawings.
        var styles = files.Where(file => file.Key.StartsWith("css/", StringComparison.Ordinal))
            .SelectMany(file => file.Value)
            .Concat(Encoding.UTF8.GetBytes(StopDrawing.Style)).ToArray();
        files["app.css"] = styles;
        return files.Where(file => s_types.ContainsKey(Path.GetExtension(file.Key)))
            .ToDictionary(file => file.Key,
                file => new PageFile(s_types[Path.GetExtension(file.Key)], file.Value, Compress(file.Value)));
    }

    private static byte[] Read(Assembly program, string name)
    {
        using var stream = program.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Compress(byte[] plain)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize))
        {
            gzip.Write(plain);
        }
        return bytes.ToArray();
    }

    private sealed record PageFile(string Type, byte[] Plain, byte[] Gzip);
}
