using Azure;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>The answer of GetEntityIfExists when it does not.</summary>
internal sealed class NoEntityResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException(
        "The entity does not exist: check HasValue before reading Value.");

    public override Response GetRawResponse() => response;
}
