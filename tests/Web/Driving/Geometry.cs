namespace PitMarshal.Tests.Web.Driving;

/// <summary>
/// What a page looks like, asked of the browser: each answer names what is wrong, and is empty where nothing is.
/// </summary>
internal static class Geometry
{
    /// <summary>What makes the page scroll sideways.</summary>
    internal static Task<string[]> SticksOut(this IPage page) => page.EvaluateAsync<string[]>($$"""
        () => { {{Helpers}}
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          return [...document.body.querySelectorAll('*')].filter(e => visible(e) && !inScroller(e) && e.getBoundingClientRect().right > width + 1).map(name);
        }
        """);

    /// <summary>Text below 12 px.</summary>
    internal static Task<string[]> SmallText(this IPage page) => page.EvaluateAsync<string[]>($$"""
        () => { {{Helpers}}
          return texts().filter(t => parseFloat(getComputedStyle(t.parentElement).fontSize) < 12).map(t => name(t.parentElement));
        }
        """);

    /// <summary>Texts that lie on one another.</summary>
    internal static Task<string[]> Overlaps(this IPage page) => page.EvaluateAsync<string[]>($$"""
        () => { {{Helpers}}
          const boxes = texts().filter(t => !inScroller(t.parentElement)).flatMap(t => {
            const range = document.createRange();
            range.selectNodeContents(t);
            // A line's box is higher than its letters.
            return [...range.getClientRects()].filter(r => r.width > 1)
              .map(r => ({ of: t.parentElement, left: r.left, right: r.right, top: r.top + r.height * 0.25, bottom: r.bottom - r.height * 0.25 }));
          });
          const wrong = [];
          for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
            const a = boxes[i], b = boxes[j];
            if (a.of !== b.of && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
              wrong.push(name(a.of) + ' lies on ' + name(b.of));
          }
          return wrong;
        }
        """);

    /// <summary>Links and controls too small for a finger: below 24 px, but for links in running text.</summary>
    internal static Task<string[]> SmallTargets(this IPage page) => page.EvaluateAsync<string[]>($$"""
        () => { {{Helpers}}
          return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
            .filter(e => visible(e) && !e.matches('.skip') && getComputedStyle(e).display !== 'inline')
            .filter(e => { const r = (e.closest('label') ?? e).getBoundingClientRect(); return r.width < 24 || r.height < 24; }).map(name);
        }
        """);

    /// <summary>
    /// Everything that can be reached by Tab: each gets a number, which is its place in this list. From now on the page
    /// notes what gets the focus.
    /// </summary>
    internal static Task<string[]> Reachable(this IPage page) => page.EvaluateAsync<string[]>($$"""
        () => { {{Helpers}}
          window.focused = [];
          addEventListener('focusin', ({ target: e }) => {
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.left >= -1;
            window.focused.push([Number(e.dataset.reach ?? -1), seen ? 1 : 0]);
          });
          return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
            .filter(e => visible(e) && !e.disabled && (e.type !== 'radio' || e === (document.querySelector(`[name="${e.name}"]:checked`) ?? document.querySelector(`[name="${e.name}"]`))))
            .map((e, i) => { e.dataset.reach = i; return name(e); });
        }
        """);

    /// <summary>
    /// The numbers of what had the focus since (-1: nothing of the list) and showed it, and of what did not show it.
    /// </summary>
    internal static async Task<(HashSet<int> Seen, HashSet<int> Unseen)> Focused(this IPage page)
    {
        var all = await page.EvaluateAsync<int[][]>("window.focused");
        return ([.. all.Where(one => one[1] == 1).Select(one => one[0])],
            [.. all.Where(one => one[1] == 0).Select(one => one[0])]);
    }

    private const string Helpers = """
        const visible = e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0;
        const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className && e.className.baseVal === undefined ? '.' + e.className : '')
          + ' "' + (e.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40) + '"';
        const inScroller = e => { for (; e && e !== document.body; e = e.parentElement) if (/auto|scroll|hidden/.test(getComputedStyle(e).overflowX)) return true; return false; };
        const texts = () => {
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
          while (walk.nextNode()) {
            const t = walk.currentNode;
            if (t.data.trim() && visible(t.parentElement) && !t.parentElement.closest('.skip, script, style, svg')) found.push(t);
          }
          return found;
        };
        """;
}
