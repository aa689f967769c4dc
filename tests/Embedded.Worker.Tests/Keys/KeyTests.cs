using System.Net;
using System.Text.Json;
using Engagement.Embedded.Worker.Hosting;
using Engagement.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Embedded.Worker.Tests.Keys;

public sealed class KeyTests(AzuriteFixture azurite)
{
    private const string RealHostFile = """
        {
          "masterKey": { "name": "master", "value": "the-master", "encrypted": false },
          "functionKeys": [ { "name": "default", "value": "for-all", "encrypted": false }, { "name": "power-bi", "value": "second", "encrypted": false } ],
          "systemKeys": [], "hostName": null, "instanceId": "0000", "source": "runtime", "decryptionKeyId": ""
        }
        """;

    [Theory]
    [InlineData("/api/Open", null, 200)]
    [InlineData("/api/Open", "wrong", 200)]
    [InlineData("/api/Keyed", null, 401)]
    [InlineData("/api/Keyed", "", 401)]
    [InlineData("/api/Keyed", "wrong", 401)]
    [InlineData("/api/Keyed", "for-all", 200)]
    [InlineData("/api/Keyed", "second", 200)]
    [InlineData("/api/Keyed", "for-keyed", 200)]
    [InlineData("/api/Keyed", "for-all ", 401)]
    [InlineData("/api/Keyed", "the-master", 200)]
    [InlineData("/api/Unstated", null, 401)]
    [InlineData("/api/Unstated", "for-all", 200)]
    [InlineData("/api/Unstated", "for-keyed", 401)]
    [InlineData("/api/Guarded", "for-all", 401)]
    [InlineData("/api/Guarded", "the-master", 200)]
    public async Task Request_WithAKey_IsLetInByTheFunctionsLevel(string path, string? key, int status)
    {
        await using var host = await StartWithKeysAsync();

        var byQuery = await host.Http.GetAsync(key is null ? path : $"{path}?code={Uri.EscapeDataString(key)}");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("x-functions-key", key == "for-all " ? "for-all-" : key);
        var byHeader = await host.Http.SendAsync(request);

        ((int)byQuery.StatusCode).ShouldBe(status);
        ((int)byHeader.StatusCode).ShouldBe(status);
        if (status == 401)
            (await byQuery.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_WithAWrongHeaderAndARightQuery_IsRefused()
    {
        await using var host = await StartWithKeysAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/Keyed?code=for-all");
        request.Headers.Add("x-functions-key", "wrong");

        (await host.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Keys_WhenAbsent_AreMadeForTheOwnerOnlyAndKept()
    {
        await using var host = await TestHost.StartAsync(new TestApp(azurite.ConnectionString), typeof(Functions));
        await host.Http.GetAsync("/api/Keyed?code=wrong");
        var file = Path.Combine(host.SecretsFolder, "host.json");

        var master = await KeyOfAsync(file, "masterKey");

        master.Length.ShouldBeGreaterThan(40);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(Path.Combine(host.SecretsFolder, "keyed.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        (await host.Http.GetAsync($"/api/Guarded?code={master}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Directory.GetFiles(host.SecretsFolder).Select(Path.GetFileName).Order().ShouldBe(["host.json", "keyed.json"]);
    }

    [Fact]
    public async Task Folder_OfTheSetting_HoldsTheKeys()
    {
        using var folder = new TemporaryFolder();
        var secrets = Path.Combine(folder.Path, "keys");
        await using var host = await TestHost.StartAsync(
            new TestApp(azurite.ConnectionString) { Settings = new() { ["FUNCTIONS_SECRETS_PATH"] = secrets } }, typeof(Functions));

        File.Exists(Path.Combine(secrets, "host.json")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("not json", "JsonException")]
    [InlineData("{}", "InvalidDataException")]
    [InlineData("""{ "masterKey": { "name": "master", "value": "x", "encrypted": true }, "functionKeys": [] }""", "InvalidDataException")]
    public async Task KeyFile_ThatCannotBeUsed_StopsTheStart(string content, string error)
    {
        var app = new TestApp(azurite.ConnectionString) { Prepare = folder => WriteKey(folder, "host.json", content) };

        var problems = (await Should.ThrowAsync<FunctionsStartException>(() => TestHost.StartAsync(app, typeof(Functions)))).Problems;

        var problem = problems.ShouldHaveSingleItem();
        problem.ShouldContain($"host.json' cannot be read ({error}); correct it or delete it, and new keys are made.");
    }

    [Fact]
    public async Task KeyStorage_OtherThanFiles_IsNotOffered()
    {
        var app = new TestApp(azurite.ConnectionString) { Settings = new() { ["AzureWebJobsSecretStorageType"] = "keyvault" } };

        (await Should.ThrowAsync<FunctionsStartException>(() => TestHost.StartAsync(app, typeof(Functions)))).Problems.ShouldBe(
            ["The setting 'AzureWebJobsSecretStorageType' is 'keyvault', a feature of the Azure Functions host that the embedded host does not offer; remove it or set it to 'files'."]);
    }

    private Task<TestHost> StartWithKeysAsync() => TestHost.StartAsync(
        new TestApp(azurite.ConnectionString)
        {
            Prepare = folder =>
            {
                WriteKey(folder, "host.json", "\uFEFF" + RealHostFile);
                WriteKey(folder, "keyed.json", """{ "keys": [ { "name": "default", "value": "for-keyed", "encrypted": false } ] }""");
            },
        },
        typeof(Functions));

    private static void WriteKey(string folder, string name, string content)
    {
        var secrets = Directory.CreateDirectory(Path.Combine(folder, "Secrets"));
        File.WriteAllText(Path.Combine(secrets.FullName, name), content);
    }

    internal static async Task<string> KeyOfAsync(string file, string name)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        return json.RootElement.GetProperty(name).GetProperty("value").GetString()!;
    }

    internal sealed class Functions
    {
        [Function("Open")]
        public static IResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Ok();

        [Function("Keyed")]
        public static IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Results.Ok();

        [Function("Unstated")]
        public static IResult Unstated([HttpTrigger("get")] HttpRequest request) => Results.Ok();

        [Function("Guarded")]
        public static IResult Guarded([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => Results.Ok();
    }
}
