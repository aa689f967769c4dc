using System.Globalization;
using System.Text;

namespace Engagement.Embedded.Tables.Filters;

/// <summary>Fills an interpolated filter with literals, so that no value can break out of its place.</summary>
internal static class FilterText
{
    public static string From(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var literals = new object[filter.ArgumentCount];
        for (var index = 0; index < literals.Length; index++)
        {
            var value = filter.GetArgument(index);
            literals[index] = value is null ? "null"
                : FilterLiteral.Of(value is StringBuilder text ? text.ToString() : value)
                ?? throw new ArgumentException(
                    $"Argument {index} of the filter, {value} ({value.GetType()}), has no literal in the filter language; dates must be UTC, numbers finite.", nameof(filter));
        }

        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }
}
