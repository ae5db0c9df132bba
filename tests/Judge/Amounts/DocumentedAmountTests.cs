using System.Text;
using PitMarshal.Regulations;

namespace PitMarshal.Tests.Judge.Amounts;

public sealed class DocumentedAmountTests
{
    [Fact]
    public void What_the_guide_shows_can_be_read()
    {
        const string Yaml = """
            regulations: guide
            published:
              transit: 15s
              minimum-stop:
            ledger:
              10: { kind: stop-go }
              15: { kind: hold, value: 2m }
            rules:
              - rule: minimum-stop
                kind: min-duration
                of: pit-lane-time
                value: 65s
                plus:
                  - { value: 10s, when: { stop: first } }
                  - { value: { table: car, rows: { "27": 10s, "31": 7s, other: 0s } } }    # success seconds
                  - { value: -20s, when: { class: Pro-Am } }
                less: transit               # a published way through the lane
                penalty:
                  brackets:
                    - { upTo: 5m, kind: laps, value: 1 }
                    - escalate:
                        - { kind: laps, value: 5 }
                        - { kind: disqualification }
              - { rule: a, kind: count, of: stop, min: ceil(duration / 90m) - 1 }
              - { rule: b, kind: min-duration, of: pit-lane-time, value: { expression: "max(2m, transit)" } }
              - { rule: c, kind: min-duration, of: pit-lane-time, value: 2m + transit }
            """;

        Assert.Equal(4, RegulationsFile.Parse(Encoding.UTF8.GetBytes(Yaml), "guide.yaml").Rules.Count);
    }
}
