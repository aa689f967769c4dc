using System.Text;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Embedded.Worker.Invocation;

/// <summary>Gives each parameter its value, by the order and the conversions of the real worker.</summary>
internal static class ParameterBinder
{
    public static object?[] Bind(EmbeddedFunctionContext context, ObjectSerializer serializer)
    {
        var values = new object?[context.Function.Parameters.Length];
        var errors = new List<string>();
        var triggerName = context.Function.Trigger.Parameter.Name;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = context.Function.Parameters[i];
            var source = parameter.Name == triggerName ? context.Trigger.Value : Special(parameter.Type, context) ?? context.BindingContext.BindingData.GetValueOrDefault(parameter.Name);
            values[i] = source is null ? WithoutSource(parameter, errors) : Convert(source, parameter, serializer, errors);
        }
        if (errors.Count > 0)
            throw new FunctionInputConverterException($"Error converting {errors.Count} input parameters for Function '{context.Function.Name}': {string.Join(Environment.NewLine, errors)}");
        return values;
    }

    private static object? Special(Type type, EmbeddedFunctionContext context)
    {
        if (type == typeof(FunctionContext))
            return context;
        return type == typeof(CancellationToken) ? context.CancellationToken : null;
    }

    private static object? WithoutSource(FunctionParameter parameter, List<string> errors)
    {
        if (parameter.HasDefaultValue)
            return parameter.DefaultValue;
        if (!parameter.IsReferenceOrNullableType)
            errors.Add($"Could not populate the value for '{parameter.Name}' parameter. Consider adding a default value or making the parameter nullable.");
        return null;
    }

    private static object? Convert(object source, FunctionParameter parameter, ObjectSerializer serializer, List<string> errors)
    {
        if (parameter.Type.IsInstanceOfType(source))
            return source;
        var bytes = source as byte[] ?? Encoding.UTF8.GetBytes((string)source);
        if (parameter.Type == typeof(string))
            return Encoding.UTF8.GetString(bytes);
        if (parameter.Type == typeof(byte[]))
            return bytes;
        if (parameter.Type == typeof(BinaryData))
            return new BinaryData(bytes);
        if (parameter.Type == typeof(ReadOnlyMemory<byte>))
            return new ReadOnlyMemory<byte>(bytes);
        if (source is string text && TextValues.TryParse(text, parameter.Type, out var value))
            return value;
        try
        {
            using var stream = new MemoryStream(bytes);
            return serializer.Deserialize(stream, parameter.Type, CancellationToken.None);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The content stays out: messages and query values may hold personal data.
            errors.Add($"Cannot convert input parameter '{parameter.Name}' to type '{parameter.Type.FullName}' from type '{source.GetType().FullName}'. Error: {error.GetType().Name}{Where(error)}");
            return null;
        }
    }

    private static string Where(Exception error) =>
        error is System.Text.Json.JsonException json ? $" at {json.Path ?? "$"}, byte {json.BytePositionInLine}" : "";
}
