using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;

namespace Engagement.Embedded.Worker.Hosting;

/// <summary>Collects what the app's Program.cs asks for and turns it into a running host.</summary>
internal sealed class EmbeddedHostSetup
{
    public EmbeddedHostSetup(string[] args, HostingOptions options)
    {
        Options = options;
        Builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = options.AppFolder });
    }

    public HostingOptions Options { get; }

    public WebApplicationBuilder Builder { get; }

    public List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Middleware { get; } = [];

    /// <summary>Set by ConfigureFunctionsWebApplication: without it an app cannot take HttpRequest nor return IResult.</summary>
    public bool HasWebApplication { get; set; }

    public IHost Build() => Builder.Build();
}
