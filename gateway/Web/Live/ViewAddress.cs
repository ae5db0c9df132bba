namespace PitMarshal.Web.Live;

/// <summary>An address that can be watched, in its one written form, and the component that shows it.</summary>
/// <param name="Address">Path and query, without what the view does not know.</param>
/// <param name="Component">A <see cref="LiveView"/>.</param>
/// <param name="Parameters">Its parameters; null: none.</param>
internal sealed record ViewAddress(string Address, Type Component, IDictionary<string, object>? Parameters = null)
{
    /// <summary>A view without parameters of its own.</summary>
    internal static ViewAddress Of<TView>(string address) where TView : LiveView => new(address, typeof(TView));

    /// <summary>A view with one parameter.</summary>
    internal static ViewAddress Of<TView>(string address, string name, object value) where TView : LiveView =>
        new(address, typeof(TView), new Dictionary<string, object> { [name] = value });

    /// <summary>A view of what the last step of its path names, escaped as it may be, in one written form.</summary>
    internal static ViewAddress OfName<TView>(string path, string escaped, string parameter) where TView : LiveView
    {
        var name = Uri.UnescapeDataString(escaped);
        return Of<TView>(path + Uri.EscapeDataString(name), parameter, name);
    }
}
