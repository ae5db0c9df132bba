using Deque.AxeCore.Commons;

namespace PitMarshal.Tests.Web.Driving;

/// <summary>
/// axe-core, asked inside the page. Deque's driver for Playwright sends all of axe to each page twice, and takes what
/// it found through a page of its own: ten times the work.
/// </summary>
internal static class Axe
{
    /// <summary>For a window's pages, before they are opened.</summary>
    internal static string Script { get; } = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is serious or critical, by one rule or, without any, by all that axe has.</summary>
    internal static Task<string[]> SeriousForAxe(this IPage page, string? rule = null) =>
        page.EvaluateAsync<string[]>("""
            async rule => {
              const found = await axe.run(document, { resultTypes: ['violations'], ...rule && { runOnly: [rule] } });
              return found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
                .flatMap(v => v.nodes.map(node => `${v.id}: ${v.help}: ${node.html}`));
            }
            """, rule);
}
