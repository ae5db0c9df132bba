using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using PitMarshal.Ingest.Decisions.EntryLists;

namespace PitMarshal.Web.RaceControl.Entries.Columns;

/// <summary>
/// What somebody chose for the columns of a spreadsheet, kept by his browser for the next one with the same head.
/// </summary>
internal static class RememberedColumns
{
    private const char Between = '.';

    internal static IReadOnlyList<string>? Read(HttpRequest request, IReadOnlyList<string> head) =>
        request.Cookies[NameOf(head)]?.Split(Between) is { } columns && columns.Length == head.Count
            && columns.All(EntryColumns.All.Contains) ? columns : null;

    internal static void Write(HttpResponse response, IReadOnlyList<string> head, IReadOnlyList<string> columns)
    {
        if (head.Count <= 64 && !EntryListCsv.IsOwn(head))
        {
            response.Cookies.Append(NameOf(head), string.Join(Between, columns), new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, MaxAge = TimeSpan.FromDays(400),
            });
        }
    }

    /// <summary>The names of the columns as one text, by which a form says of which list its choices are.</summary>
    internal static string HeadText(IReadOnlyList<string> head) => string.Join('\t', head);

    private static string NameOf(IReadOnlyList<string> head) => "columns-" + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(HeadText(head))).AsSpan(0, 8));
}
