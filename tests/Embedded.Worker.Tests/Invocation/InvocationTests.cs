using Engagement.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engagement.Embedded.Worker.Tests.Invocation;

public sealed class InvocationTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Middleware_InTheOrderOfItsRegistration_SurroundsTheFunction()
    {
        await using var host = await StartAsync(builder =>
        {
            builder.Use(next => async context =>
            {
                await LogAsync(context, $"first http {context.GetHttpContext() is not null}");
                await next(context);
                await LogAsync(context, "first after");
            });
            builder.ConfigureFunctionsWebApplication();
            builder.UseMiddleware<Second>();
            builder.UseMiddleware(async (context, next) =>
            {
                await LogAsync(context, "third");
                await next();
            });
            builder.UseWhen<Never>(context => context.FunctionDefinition.Name == "Other");
            builder.UseWhen(context => context.FunctionDefinition.Name == "Scoped", async (context, next) =>
            {
                await LogAsync(context, "when");
                await next();
            });
        });

        await host.Http.GetAsync("/api/Scoped");

        (await host.Calls.WaitForAsync(8)).ShouldBe(
            ["first http False", "second http True", "third", "when", "function same scope True", "second after 1", "first after", "disposed 1"]);
    }

    [Fact]
    public async Task Middleware_ThatDoesNotGoOn_KeepsTheFunctionFromRunning()
    {
        await using var host = await StartAsync(builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.UseMiddleware((context, _) => context.GetHttpContext()!.Response.WriteAsync("closed"));
        });

        (await host.Http.GetStringAsync("/api/Scoped")).ShouldBe("closed");
        host.Calls.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Middleware_ThatReplacesTheResult_ChangesTheAnswer()
    {
        await using var host = await StartAsync(builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.UseMiddleware(async (context, next) =>
            {
                await next();
                context.GetInvocationResult().Value = Results.Text("replaced");
            });
        });

        (await host.Http.GetStringAsync("/api/Scoped")).ShouldBe("replaced");
    }

    [Fact]
    public async Task Services_OfEachInvocation_AreItsOwnAndDisposedAfterIt()
    {
        await using var host = await StartAsync(builder => builder.ConfigureFunctionsWebApplication());

        await host.Http.GetAsync("/api/Scoped");
        await host.Http.GetAsync("/api/Scoped");

        (await host.Calls.WaitForAsync(4)).ShouldBe(["function same scope True", "disposed 1", "function same scope True", "disposed 2"]);
    }

    [Fact]
    public async Task Context_OfAnInvocation_SaysWhatRuns()
    {
        await using var host = await StartAsync(builder => builder.ConfigureFunctionsWebApplication());

        var described = await host.Http.GetStringAsync("/api/Described");

        described.ShouldContain($"entry {typeof(Functions).FullName}.{nameof(Functions.Describe)}");
        described.ShouldContain("inputs request:httpTrigger:In outputs $return:http:Out parameters request,context");
        host.Log.ShouldContain(line => line.StartsWith("Information Function.Described: Executing 'Described' (Reason='This function was called by GET /api/Described.'", StringComparison.Ordinal));
        // The end is logged after the answer has left, so the client can be first.
        await Eventually.TrueAsync(
            () => Task.FromResult(host.Log.Any(line => line.StartsWith("Information Function.Described: Executed 'Described' (Succeeded", StringComparison.Ordinal))),
            TimeSpan.FromSeconds(10),
            () => string.Join('\n', host.Log));
    }

    private Task<TestHost> StartAsync(Action<FunctionsApplicationBuilder> configure) => TestHost.StartAsync(
        new TestApp(azurite.ConnectionString)
        {
            Configure = builder =>
            {
                builder.Services.AddSingleton<Count>().AddScoped<Scope>();
                configure(builder);
            },
        },
        typeof(Functions));

    private static Task LogAsync(FunctionContext context, string text)
    {
        context.InstanceServices.GetRequiredService<Calls>().Add(text);
        return Task.CompletedTask;
    }

    internal sealed class Second : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            await LogAsync(context, $"second http {context.GetHttpContext() is not null}");
            await next(context);
            await LogAsync(context, $"second after {context.InstanceServices.GetRequiredService<Scope>().Number}");
        }
    }

    internal sealed class Never : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => LogAsync(context, "never");
    }

    internal sealed class Count
    {
        private int _value;

        public int Next() => Interlocked.Increment(ref _value);
    }

    internal sealed class Scope(Calls calls, Count count) : IDisposable
    {
        public int Number { get; } = count.Next();

        public void Dispose() => calls.Add($"disposed {Number}");
    }

    internal sealed class Functions(Calls calls, Scope scope)
    {
        [Function("Scoped")]
        public IResult Scoped([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            calls.Add($"function same scope {ReferenceEquals(scope, request.HttpContext.RequestServices.GetService<Scope>())}");
            return Results.Ok();
        }

        [Function("Described")]
        public static IResult Describe([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context)
        {
            var definition = context.FunctionDefinition;
            return Results.Text(
                $"entry {definition.EntryPoint} inputs {Text(definition.InputBindings.Values)} outputs {Text(definition.OutputBindings.Values)} "
                + $"parameters {string.Join(',', definition.Parameters.Select(parameter => parameter.Name))}");
        }

        private static string Text(IEnumerable<BindingMetadata> bindings) => string.Join(',', bindings.Select(binding => $"{binding.Name}:{binding.Type}:{binding.Direction}"));
    }
}
