using PitMarshal.Wiring.Drawing;

namespace PitMarshal.Wiring.Pages;

/// <summary>The page that a builder reads, all of it made from the wiring file.</summary>
public static class StationPage
{
    public static string Of(StationWiring wiring)
    {
        var page = new MarkdownPage();
        page.Paragraph($"# {wiring.Title}");
        page.Paragraph(wiring.About);
        page.Paragraph($"Made by `pitmarshal wiring draw` from [{wiring.Name}.yaml]({wiring.Name}.yaml): to change "
            + $"anything, change that file, "
            + "then check and draw it again. How to go about it: [the builder's order](README.md).");
        page.Paragraph($"![Schematic of {wiring.Title}]({wiring.Name}.svg)");
        page.Paragraph("A circle is a screw terminal of the station's box; what is right of it lies outside. All "
            + "ground symbols are one: the board's "
            + "GND. “0 V” of the supply, the flat bar, is not that ground: they meet at the step-down and nowhere "
            + "else, so that no sensor's "
            + "current flows through the board's ground. Where sensors have a supply of their own, they do not meet "
            + "at all, which is better.");
        PinTable.Write(page, wiring);
        PartsList.Write(page, wiring);
        BuildSteps.Write(page, wiring);
        TruthTable.Write(page, wiring);
        MeterTable.Write(page, wiring);
        FaultTable.Write(page, wiring);
        FirmwareSection.Write(page, wiring);
        return page.ToString();
    }
}
