using Engagement.Functions;
using Engagement.Functions.Access;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<AccessMiddleware>();
builder.Services.AddTelemetry(builder.Configuration);
builder.Services.AddPipeline(builder.Configuration);
await builder.Build().RunAsync();
