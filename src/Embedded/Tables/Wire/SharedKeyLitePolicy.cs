using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>Dates and signs every attempt anew: a retry may come after the date has expired.</summary>
internal sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential, TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        message.Request.Headers.SetValue("x-ms-date", date);
        var uri = message.Request.Uri.ToUri();
        var comp = message.Request.Uri.Query
            .TrimStart('?')
            .Split('&')
            .FirstOrDefault(parameter => parameter.StartsWith("comp=", StringComparison.Ordinal));
        var resource = $"/{credential.AccountName}{uri.AbsolutePath}" + (comp is null ? "" : "?" + comp);
        message.Request.Headers.SetValue(
            HttpHeader.Names.Authorization,
            $"SharedKeyLite {credential.AccountName}:{credential.Sign($"{date}\n{resource}")}");
    }
}
