using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Dashboard;

internal sealed class GetDashboard(DashboardFiles files)
{
    // Open to all: the page holds no data. It asks its reader for a key, and sends that with every question it asks.
    [Function(nameof(GetDashboard))]
    [Described("The dashboard, a page for browsers, and the files that it is made of.", AnswerMediaType = "text/html")]
    [Fails(404, "The dashboard has no such file.")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dashboard/{*path}")] HttpRequest request, string? path) =>
        !string.IsNullOrEmpty(path) ? files.Find(path) ?? Problem.NoSuchFile(path)
        // The page names its files relative to itself, so that it works behind any front end; with a slash they would be sought one folder too deep.
        : request.Path.Value!.EndsWith('/') ? Results.Redirect("../dashboard")
        : files.Page;
}
