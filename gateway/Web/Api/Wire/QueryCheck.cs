using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Api.Wire;

/// <summary>
/// Tells of each field of a question what is wrong with it. A field that the route does not know is an error too: a
/// filter with a slip in its name would answer with everything.
/// </summary>
internal static class QueryCheck
{
    internal static EndpointFilterDelegate Of(EndpointFilterFactoryContext route, EndpointFilterDelegate next)
    {
        var fields = route.MethodInfo.GetParameters().Where(IsField).ToDictionary(field => field.Name!, IsNumber);
        return asked => Errors(asked.HttpContext.Request, fields) is { Count: > 0 } errors
            ? ValueTask.FromResult<object?>(Problem.Fields(errors))
            : next(asked);
    }

    private static Dictionary<string, string[]> Errors(HttpRequest request, Dictionary<string, bool> fields)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var (name, values) in request.Query)
        {
            if (!fields.ContainsKey(name))
            {
                errors[name] = [$"unknown; known are: {(fields.Count == 0 ? "none" : string.Join(", ", fields.Keys))}"];
            }
            else if (values.Count > 1)
            {
                errors[name] = ["given more than once"];
            }
        }
        foreach (var name in fields.Where(field => field.Value).Select(field => field.Key))
        {
            var text = request.RouteValues[name] as string ?? request.Query[name].ToString();
            if (text.Length > 0 && !(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture,
                out var number) && number is > 0 and <= int.MaxValue))
            {
                errors.TryAdd(name, [$"'{text}' is not a whole number from 1 on"]);
            }
        }
        return errors;
    }

    private static bool IsField(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) || IsNumber(parameter);

    private static bool IsNumber(ParameterInfo parameter) =>
        (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) is var type
        && (type == typeof(int) || type == typeof(long));
}
