using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Hub.Races;
using PitMarshal.Hub.Venues;
using PitMarshal.Hub.Wire;
using PitMarshal.Regulations;
using PitMarshal.Store;

namespace PitMarshal.Hub.Receiving;

/// <summary>
/// What venues ask, below <c>/api/v1/hub/logs/RACE</c>, each with its own key and of its own logs alone.
/// </summary>
internal sealed class ReceivingRoutes(
    KnownVenues venues, VenueTurns turns, LogReceiver receiver, Refusals refusals, RaceFollower follower,
    Action<string> notice)
{
    private const string Bearer = "Bearer ";
    private static readonly TimeSpan s_longestBody = TimeSpan.FromSeconds(20);
    private static readonly LogHead s_unknown = new(0, new string('0', Chain.HashBytes * 2));

    internal void Map(IEndpointRouteBuilder app)
    {
        const string Log = "/api/v1/hub/logs/{race}";
        app.MapGet(Log + "/head", Head);
        app.MapPost(Log + "/entries", Entries);
        app.MapPut(Log + "/regulations/{hash}", Regulations);
    }

    private Task Head(HttpContext http, string race) =>
        Answer(http, race, (venue, _) => receiver.Head(venue, race), most: 0);

    private Task Entries(HttpContext http, string race) => Answer(http, race,
        (venue, body) => Take(http.Request.Query, venue, race, body), WireLimits.LargestBatch);

    private Task Regulations(HttpContext http, string race, string hash) => Answer(http, race,
        (venue, body) => Keep(venue, race, hash, body), RegulationsFile.SizeMax);

    private async Task Answer(
        HttpContext http, string race, Func<string, ReadOnlyMemory<byte>, HubReply> answer, int most)
    {
        var reply = await Ask(http, race, answer, most);
        if (reply.Reason is { } reason)
        {
            refusals.Count(reason);
        }
        http.Response.StatusCode = Status(reply.Reason);
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(reply.Write(), http.RequestAborted);
    }

    private async Task<HubReply> Ask(
        HttpContext http, string race, Func<string, ReadOnlyMemory<byte>, HubReply> answer, int most)
    {
        try
        {
            return VenueOf(http.Request) is not { } venue
                ? Refusal(RefusalReason.Key, "the key is none of a venue's")
                : !turns.TryBegin(venue)
                    ? Refusal(RefusalReason.Share, "one message at a time, and not too many in a second")
                    : await Turn(http, venue, race, answer, most);
        }
        catch (LogFailed failed)
        {
            notice($"store: {failed.Message}");
            return Refusal(RefusalReason.Store, "the hub's store keeps nothing now, or another hub has this log still");
        }
    }

    private async Task<HubReply> Turn(
        HttpContext http, string venue, string race, Func<string, ReadOnlyMemory<byte>, HubReply> answer, int most)
    {
        var bytes = 0;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        end.CancelAfter(s_longestBody);
        try
        {
            if (!Venue.IsName(race))
            {
                return Refusal(RefusalReason.Entry, "a race's name has 1 to 32 of a-z, 0-9 and '-'");
            }
            if (http.Request.ContentLength > most
                || await BatchReader.Body(http.Request.Body, most, end.Token) is not { } body)
            {
                return Refusal(RefusalReason.Size, $"longer than {most} bytes");
            }
            bytes = body.Length;
            return answer(venue, body);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return Refusal(RefusalReason.Size, $"did not come within {s_longestBody.TotalSeconds} s");
        }
        catch (BadHttpRequestException bad)
        {
            return Refusal(RefusalReason.Size, bad.Message);
        }
        finally
        {
            turns.End(venue, bytes);
        }
    }

    private HubReply Take(IQueryCollection query, string venue, string race, ReadOnlyMemory<byte> body)
    {
        var claim = new Claim(venue, race, new LogHead(Number(query, "after"), Text(query, "hash")),
            Text(query, "end"), Number(query, "written"), Number(query, "waitingMs"));
        if (!claim.IsSound)
        {
            return Refusal(RefusalReason.Chain, "after, hash, end, written and waitingMs tell no place of a log");
        }
        if (BatchReader.Entries(body, out var what) is not { } entries)
        {
            return new HubReply(claim.After, RefusalReason.Entry, what);
        }
        var reply = receiver.Take(claim, entries);
        if (reply.Reason is null && entries.Count > 0)
        {
            refusals.Took(entries.Count);
            follower.Grew(venue, race);
        }
        return reply;
    }

    private HubReply Keep(string venue, string race, string hash, ReadOnlyMemory<byte> body)
    {
        var text = body.ToArray();
        if (Convert.ToHexStringLower(SHA256.HashData(text)) != hash)
        {
            return Refusal(RefusalReason.Regulations, "the text has another hash");
        }
        try
        {
            RegulationsFile.Parse(text, "regulations");
        }
        catch (BadInput unusable)
        {
            return Refusal(RefusalReason.Regulations, unusable.Message);
        }
        return receiver.Keep(venue, race, hash, text);
    }

    private string? VenueOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var given && given.StartsWith(Bearer, StringComparison.Ordinal)
            ? venues.Find(given[Bearer.Length..]) : null;

    private static int Status(RefusalReason? reason) => reason switch
    {
        RefusalReason.Key => 401,
        RefusalReason.Behind or RefusalReason.Ahead or RefusalReason.Fork => 409,
        RefusalReason.Chain or RefusalReason.Entry or RefusalReason.Regulations => 422,
        RefusalReason.Size => 413,
        RefusalReason.Share => 429,
        RefusalReason.Full => 403,
        RefusalReason.Store => 503,
        _ => 200,
    };

    private static HubReply Refusal(RefusalReason reason, string text) => new(s_unknown, reason, text);

    // A number that is none is -1, which no claim has.
    private static long Number(IQueryCollection query, string name) =>
        long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Text(IQueryCollection query, string name) => query[name].ToString();
}
