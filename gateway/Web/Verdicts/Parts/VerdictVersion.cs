using System.Security.Cryptography;
using System.Text;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Web.Verdicts.Parts;

/// <summary>A mark of what a verdict says: another one when it says anything else.</summary>
internal static class VerdictVersion
{
    /// <summary>16 hex digits.</summary>
    internal static string Of(params IEnumerable<Verdict?> verdicts) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join(
            '\n', verdicts.Select(verdict => verdict is null ? "" : VerdictJson.Write(verdict))))))[..16];
}
