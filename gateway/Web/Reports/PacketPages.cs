using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Evidence;
using PitMarshal.Evidence.Packets;
using PitMarshal.Evidence.Page;
using PitMarshal.Evidence.Sealing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Web.Api.Wire;

namespace PitMarshal.Web.Reports;

/// <summary>The evidence of a stop: the page that needs no server, and its JSON.</summary>
internal static class PacketPages
{
    // The page has its style in itself, and nothing else may come in.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    // Each judges the whole race again: one at a time leaves the rest of the time to those who judge now.
    private static readonly SemaphoreSlim s_turn = new(1);

    // Whoever waits longer is told so: nobody makes the line long by loading again.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/reports/stops/{car}/{n:int}",
            (HttpContext http, DataFolder folder, Gateway gateway, string car, int n) =>
            Packet(http, folder, gateway, car, n, (packet, closed) =>
            {
                http.Response.Headers.ContentSecurityPolicy = Policy;
                return TypedResults.Bytes(PacketPage.Write(packet, closed), "text/html; charset=utf-8");
            }));
        app.MapGet("/reports/stops/{car}/{n:int}.json",
            (HttpContext http, DataFolder folder, Gateway gateway, string car, int n) =>
            Packet(http, folder, gateway, car, n, (_, closed) =>
                TypedResults.File([.. closed.Json(), (byte)'\n'], "application/json",
                    PacketExport.FileName(car, n, "json"))));
    }

    private static async Task<IResult> Packet(
        HttpContext http, DataFolder folder, Gateway gateway, string car, int stop,
        Func<EvidencePacket, SealedPacket, IResult> write)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!await s_turn.WaitAsync(s_patience, http.RequestAborted))
        {
            return Problem.Of(StatusCodes.Status503ServiceUnavailable,
                "other packets are being made; try again in a moment");
        }
        try
        {
            return await Task.Run(() =>
            {
                var packet = PacketExport.Of(folder, car, stop, gateway.Now);
                using var key = EvidenceKey.Open(folder);
                return write(packet, SealedPacket.Of(packet, key));
            });
        }
        catch (BadInput none)
        {
            return Problem.Of(StatusCodes.Status404NotFound, none.Message);
        }
        catch (LogFailed failed)
        {
            return Problem.Of(StatusCodes.Status500InternalServerError, failed.Message);
        }
        finally
        {
            s_turn.Release();
        }
    }
}
