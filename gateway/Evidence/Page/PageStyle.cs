namespace PitMarshal.Evidence.Page;

/// <summary>
/// How a packet's page looks: a document first, on a screen light or dark, and black on white in print.
/// </summary>
internal static class PageStyle
{
    public const string Text = """
        :root { color-scheme: light dark; --page-ink: #14181d; --page-paper: #ffffff; --page-line: #8a939d; }
        @media (prefers-color-scheme: dark) { :root { --page-ink: #e8edf2; --page-paper: #0d1117; --page-line: #5b6673; } }
        @page { size: A4; margin: 13mm 14mm; }
        * { box-sizing: border-box; }
        body { font: 14px/1.35 system-ui, "Liberation Sans", Arial, sans-serif; font-variant-numeric: tabular-nums; }
        body { margin: 0; color: var(--page-ink); background: var(--page-paper); }
        main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
        header { border-bottom: 3px solid; padding-bottom: .4rem; }
        h1 { font-size: 1.8em; margin: 0; } h2 { font-size: 1.1em; margin: 1em 0 .3em; border-bottom: 1px solid var(--page-line); }
        p { margin: .3em 0; } .kind { margin: 0; letter-spacing: .04em; } .race { margin: 0; font-size: 1.1em; } .small { font-size: .86em; }
        .doubt { border: 2px solid; padding: .3em .5em; font-weight: bold; }
        dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .2em 1em; margin: .6em 0; }
        dt { font-size: .82em; } dd { margin: 0; font-weight: bold; overflow-wrap: anywhere; }
        dl.hashes { display: block; } .hashes dd { font: .86em ui-monospace, "Liberation Mono", monospace; }
        table { border-collapse: collapse; width: 100%; } th { text-align: left; font-size: .82em; vertical-align: bottom; border-bottom: 1.5px solid; }
        td, th { padding: .15em .5em .15em 0; } td { vertical-align: top; overflow-wrap: anywhere; unicode-bidi: isolate; }
        .n { text-align: right; white-space: nowrap; padding-right: .9em; }
        .verdicts tbody { border-bottom: 1px solid var(--page-line); break-inside: avoid; } .verdicts tr:first-child td { padding-top: .35em; }
        .infringement { font-weight: bold; text-decoration: underline; white-space: nowrap; }
        .undecided { font-style: italic; white-space: nowrap; } .compliant { white-space: nowrap; }
        .why p { margin: 0 0 .2em; } .why .rule { font-size: .86em; }
        .entries { font-size: .86em; } .entries td { border-bottom: 1px solid var(--page-line); white-space: nowrap; } .entries .named td { font-weight: bold; }
        .entries td:nth-child(4), .entries td:nth-child(5) { white-space: normal; }
        .entries td:last-child { font-family: ui-monospace, "Liberation Mono", monospace; font-weight: normal; }
        ul { margin: .2em 0; padding-left: 1.2em; } tr, li, figure, section { break-inside: avoid; }
        code { font-family: ui-monospace, "Liberation Mono", monospace; }
        @media screen and (max-width: 600px) {
          .entries { display: block; overflow-x: auto; } .verdicts thead { display: none; }
          .verdicts tbody, .verdicts tr, .verdicts td { display: block; padding: .1em 0; }
          .verdicts td[data-is] { display: flex; gap: .6em; text-align: left; }
          .verdicts td[data-is]::before { content: attr(data-is); flex: 0 0 6.5em; font-weight: normal; }
        }
        @media print {
          :root { --page-ink: #000; --page-paper: #fff; --page-line: #777; }
          body { font-size: 9pt; line-height: 1.25; } main { padding: 0; max-width: none; }
          .entries { font-size: 7.5pt; } dl { grid-template-columns: repeat(5, 1fr); }
        }

        """;
}
