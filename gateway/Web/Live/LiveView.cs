using Microsoft.AspNetCore.Components;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Live;

/// <summary>
/// What an address shows of a snapshot. It is drawn once for everybody who watches that address: it knows nobody, and
/// its only other parameters come from the address.
/// </summary>
public abstract class LiveView : ComponentBase
{
    [CascadingParameter]
    public Snapshot Shows { get; set; } = null!;
}
