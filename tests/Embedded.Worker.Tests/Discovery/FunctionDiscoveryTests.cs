using Engagement.Embedded.Worker.Hosting;
using Engagement.Testing;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Engagement.Embedded.Worker.Tests.Discovery;

public sealed class FunctionDiscoveryTests
{
    public static TheoryData<Type, string> Mistakes => new()
    {
        { typeof(NoTrigger), "Function 'NoTrigger' (NoTrigger.Run): it has no trigger; put [TimerTrigger], [QueueTrigger] or [HttpTrigger] on a parameter." },
        { typeof(TwoTriggers), "Function 'TwoTriggers' (TwoTriggers.Run): it has 2 triggers; a function has exactly one." },
        { typeof(BadSchedule), "Function 'BadSchedule' (BadSchedule.Run): the schedule 'every hour' is not an NCRONTAB expression; write six fields, '{second} {minute} {hour} {day} {month} {day of week}'." },
        { typeof(SpanSchedule), "Function 'SpanSchedule' (SpanSchedule.Run): the schedule '00:05:00' is a TimeSpan, which needs an App Service plan; write an NCRONTAB expression such as '0 0 * * * *'." },
        { typeof(MissingSetting), "Function 'MissingSetting' (MissingSetting.Run): the setting 'Nowhere' of '%Nowhere%' is missing; set it as an environment variable or under Values in local.settings.json." },
        { typeof(MissingConnection), "Function 'MissingConnection' (MissingConnection.Run): the connection string 'Elsewhere' is missing; set it as an environment variable or under Values in local.settings.json." },
        { typeof(IdentityConnection), "Function 'IdentityConnection' (IdentityConnection.Run): the connection 'Identity' has only identity settings (Identity__...), which the embedded host does not offer; set 'Identity' to a connection string." },
        { typeof(BrokenConnection), "Function 'BrokenConnection' (BrokenConnection.Run): the connection string 'Broken' cannot be used; write it as DefaultEndpointsProtocol=...;AccountName=...;AccountKey=... or UseDevelopmentStorage=true." },
        { typeof(BadQueueName), "Function 'BadQueueName' (BadQueueName.Run): 'Upper_Case' is not a queue name; use 3 to 63 lower-case letters, digits and single dashes between them." },
        { typeof(TimerAsText), "Function 'TimerAsText' (TimerAsText.Run): the timer's parameter 'timer' is of type String; make it TimerInfo." },
        { typeof(QueueMessageParameter), "the parameter 'message' is QueueMessage, a feature of Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues that the embedded host does not offer" },
        { typeof(StreamMessage), "a queue message cannot become the parameter 'message' of type Stream" },
        { typeof(ServiceParameter), "the parameter 'logger' of type ILogger cannot be bound; take services in the constructor." },
        { typeof(ContextParameter), "the parameter 'http' is of type HttpContext but is not the HTTP trigger, and would be null; use FunctionContext.GetHttpContext()." },
        { typeof(MvcAttribute), "the parameter 'page' has ASP.NET Core's [FromBody], which the worker ignores" },
        { typeof(HttpAsText), "the trigger's parameter 'body' is of type String; the embedded host offers ASP.NET Core's HttpRequest only." },
        { typeof(SystemLevel), "AuthorizationLevel.System is a feature of the Azure Functions host that the embedded host does not offer; use Anonymous, Function or Admin." },
        { typeof(BadRoute), "Function 'BadRoute' (BadRoute.Run): the route 'pages/{id' cannot be read:" },
        { typeof(UnknownConstraint), "the route 'pages/{id:whole}' has the unknown constraint 'whole'; use one of ASP.NET Core's, such as int, guid or regex(...)." },
        { typeof(AdminRoute), "the route 'AdminPages' begins with 'admin' or 'runtime', which the host keeps for itself" },
        { typeof(NotPublic), "the method is not public, and the worker would not find it; make it public." },
        { typeof(AsyncVoid), "it is async void, whose end and errors nobody sees; return Task." },
        { typeof(BadName), "the name must start with a letter and have at most 128 letters, digits, '_' and '-'; rename it." },
        { typeof(NothingToSend), "it returns nothing to send to the queue; return the message." },
        { typeof(OutputAndAnswer), "an output binding on the method takes the value that would be the HTTP answer; return a class with [HttpResult] and [QueueOutput] properties." },
        { typeof(UnmarkedAnswer), "UnmarkedOutputs.Answer is an HTTP answer without [HttpResult] and would not be sent; add the attribute." },
        { typeof(AnswerWithoutRequest), "MarkedOutputs.Answer has [HttpResult], but no HTTP request waits for an answer; remove it." },
        { typeof(ForeignTrigger), "[BlobTriggerAttribute] is a feature of Engagement.Embedded.Worker.Tests that the embedded host does not offer; use a timer, queue or HTTP trigger." },
        { typeof(ForeignOutput), "[TableOutputAttribute] is a feature of Engagement.Embedded.Worker.Tests that the embedded host does not offer; use [QueueOutput]." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Build_WithAMistake_NamesFunctionAndRemedy(Type function, string expected)
    {
        var problem = Problems(function).ShouldHaveSingleItem();

        problem.ShouldContain(expected);
        problem.ShouldStartWith("Function '");
        problem.ShouldNotContain("\n");
    }

    [Fact]
    public void Build_WithTwoFunctionsOfOneName_NamesBothMethods() =>
        Problems(typeof(SameName), typeof(SameNameAgain)).ShouldBe(
            ["Function 'Same' is the name of 2 methods (SameName.Run, SameNameAgain.Run); give each its own name."]);

    [Fact]
    public void Build_WithOneRouteAndMethodTwice_NamesBothFunctions() =>
        Problems(typeof(SameRoute)).ShouldBe(
            ["Function 'SecondRoute': its route and a method of it are already those of 'FirstRoute'; change the route or the methods."]);

    [Fact]
    public void Build_WithSeveralMistakes_ReportsEachOnALineOfItsOwn()
    {
        var error = Should.Throw<FunctionsStartException>(() => Build(true, typeof(NoTrigger), typeof(BadSchedule), typeof(BadQueueName)));

        error.Problems.Count.ShouldBe(3);
        error.ToString().Split(Environment.NewLine).Length.ShouldBe(4);
    }

    [Fact]
    public void Build_WithHttpButWithoutWebApplication_SaysWhatToCall() =>
        Should.Throw<FunctionsStartException>(() => Build(false, typeof(Sound))).Problems.ShouldBe(
            ["Program.cs does not call ConfigureFunctionsWebApplication(), which functions with [HttpTrigger] and HttpRequest need; add the call."]);

    [Fact]
    public void Build_WithNothingWrong_DoesNotThrow() => Should.NotThrow(() => Build(true, typeof(Sound)));

    private static IReadOnlyCollection<string> Problems(params Type[] functions) =>
        Should.Throw<FunctionsStartException>(() => Build(true, functions)).Problems;

    private static void Build(bool webApplication, params Type[] functions)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "host.json"), TestHost.FastPolling);
        var variables = new TestApp("UseDevelopmentStorage=true").Variables();
        variables["Broken"] = "AccountName=only";
        variables["Identity__queueServiceUri"] = "https://example.test";
        var builder = new FunctionsApplicationBuilder([], new HostingOptions { AppFolder = folder.Path, FunctionTypes = functions, EnvironmentVariables = variables });
        if (webApplication)
            builder.ConfigureFunctionsWebApplication();
        builder.Build().Dispose();
    }
}
