using System.Text;
using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Forms;

/// <summary>What was uploaded as a file, or pasted where there was none.</summary>
internal static class UploadedText
{
    /// <summary>The bytes of the file as they are; pasted lines end with LF.</summary>
    internal static async Task<byte[]> Read(IFormCollection form, string file, string text)
    {
        if (form.Files[file] is not { Length: > 0 } uploaded)
        {
            return Encoding.UTF8.GetBytes(form[text].ToString().ReplaceLineEndings("\n"));
        }
        using var bytes = new MemoryStream();
        await uploaded.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
