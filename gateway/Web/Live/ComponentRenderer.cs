using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using PitMarshal.Evidence.Page;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Live;

/// <summary>Renders components to HTML on the server.</summary>
public sealed class ComponentRenderer(IServiceProvider services, ILoggerFactory logs)
{
    /// <summary>Draws a view from a snapshot.</summary>
    internal async Task<Drawing> Draw(ViewAddress view, Snapshot snapshot)
    {
        var figures = new Figures();
        var html = await Html<ViewFrame>(new()
        {
            [nameof(ViewFrame.Running)] = figures,
            [nameof(ViewFrame.Shows)] = snapshot,
            [nameof(ViewFrame.View)] = view.Component,
            [nameof(ViewFrame.Parameters)] = view.Parameters,
        });
        return Drawing.Of(html, figures);
    }

    /// <summary>Renders a component once.</summary>
    public async Task<string> Html<TComponent>(Dictionary<string, object?> parameters) where TComponent : IComponent
    {
        // A renderer keeps all that it ever rendered: each lives for one drawing.
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
