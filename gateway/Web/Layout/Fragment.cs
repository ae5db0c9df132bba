using Microsoft.AspNetCore.Components;

namespace PitMarshal.Web.Layout;

/// <summary>A component with its parameters, to be placed in a page.</summary>
internal static class Fragment
{
    internal static RenderFragment Of<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent => builder =>
    {
        builder.OpenComponent<TComponent>(0);
        foreach (var (name, value) in parameters)
        {
            builder.AddComponentParameter(1, name, value);
        }
        builder.CloseComponent();
    };
}
