using System.Net.Http.Json;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Networks.X;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Simulator;
using Engagement.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.Networks.X;

/// <summary>Against the simulator, whose token endpoint ends all tokens of a family when a refresh token is used twice.</summary>
public sealed class XUserTokensTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(2);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _clock = new(XRun.Morning);
    private SimulatorServer _simulator = null!;
    private Pipeline _pipeline = null!;
    private PageKey _page = null!;

    private SimulatedXAccount Account => _simulator.XAccounts[0];

    public async ValueTask InitializeAsync()
    {
        _simulator = await SimulatorServer.StartAsync(new() { Clock = _clock });
        _page = new(Network.X, Account.Id);
        _pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"), Settings(), clock: _clock);
        await _pipeline.Get<Pages>().SaveAsync(new(_page, null, null, null, null, CollectedData.Usual), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _pipeline.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Get_ManyAtOnce_RenewsOnce()
    {
        for (var round = 0; round < 4; round++, _clock.Advance(AccessLifetime))
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(TryAsync)));

            var tokens = outcomes.OfType<string>().Distinct().ToList();
            tokens.ShouldHaveSingleItem().ShouldBe(Account.AccessToken);
            outcomes.OfType<TransientSourceException>().ShouldAllBe(e => e.RetryAfter < TimeSpan.FromMinutes(1));
            outcomes.ShouldAllBe(outcome => outcome is string || outcome is TransientSourceException);
        }
    }

    [Fact]
    public async Task Get_WhileTheTokenLasts_IsTheSameToken()
    {
        var first = await GetAsync();

        _clock.Advance(AccessLifetime - TimeSpan.FromMinutes(3));
        (await GetAsync()).ShouldBe(first);
        _clock.Advance(TimeSpan.FromMinutes(2));
        (await GetAsync()).ShouldNotBe(first);
    }

    [Fact]
    public async Task Get_KilledBeforeTheRequest_GoesOnWhenTheLeaseRunsOut()
    {
        await TakeLeaseAsync();

        (await Should.ThrowAsync<TransientSourceException>(GetAsync)).RetryAfter.ShouldNotBeNull();
        _clock.Advance(LeaseTime);

        (await GetAsync()).ShouldBe(Account.AccessToken);
    }

    [Fact]
    public async Task Get_KilledBeforeTheNewTokensWereSaved_NeedsToBeAuthorisedAgain()
    {
        await TakeLeaseAsync();
        (await _pipeline.Get<XTokenClient>().RefreshAsync(_page, Account.RefreshToken)).ShouldNotBeNull();
        _clock.Advance(LeaseTime);

        await Should.ThrowAsync<PageRefusedException>(GetAsync);

        await CollectAsync();
        var state = await StateAsync();
        state.Status.ShouldBe(MetricStatus.TokenExpired);
        state.StatusReason.ShouldNotBeNull().ShouldContain($"X__RefreshTokens__{Account.Id}");
    }

    [Fact]
    public async Task Get_AuthorisedAgain_StartsOver()
    {
        await KillAsync();
        using var http = new HttpClient { BaseAddress = _simulator.BaseUri };
        (await http.PostAsync(new Uri($"truth/x/accounts/{Account.Id}/authorize", UriKind.Relative), null)).EnsureSuccessStatusCode();

        await Should.ThrowAsync<PageRefusedException>(GetAsync);
        var options = _pipeline.Get<IOptions<XOptions>>();
        options.Value.RefreshTokens[Account.Id] = Account.RefreshToken;

        (await GetAsync()).ShouldBe(Account.AccessToken);
        _clock.Advance(AccessLifetime);
        (await GetAsync()).ShouldBe(Account.AccessToken);
    }

    [Fact]
    public async Task Collect_TokenEndsMidway_RenewsItOnce()
    {
        await GetAsync();
        var before = Account.AccessToken;
        await FaultAsync("token_expired", "timeline", times: 1);

        await CollectAsync();

        (await StateAsync()).Status.ShouldBe(MetricStatus.Ok);
        Account.AccessToken.ShouldNotBe(before);
    }

    [Fact]
    public async Task Collect_NewTokenRefusedToo_SaysWhatToDo()
    {
        await FaultAsync("token_expired", "users", times: null);

        await CollectAsync();

        var state = await StateAsync();
        state.Status.ShouldBe(MetricStatus.TokenExpired);
        state.StatusReason.ShouldNotBeNull().ShouldContain($"X__RefreshTokens__{Account.Id}");
    }

    [Theory]
    [InlineData("unavailable", false)]
    [InlineData("rate_limit", true)]
    [InlineData("rate_limit_code_88", true)]
    public async Task Get_EndpointInTrouble_LeavesTheTokensAsTheyWere(string fault, bool waits)
    {
        await FaultAsync(fault, "token", times: 1);

        (await Should.ThrowAsync<TransientSourceException>(GetAsync)).RetryAfter.HasValue.ShouldBe(waits);

        (await GetAsync()).ShouldBe(Account.AccessToken);
    }

    [Theory]
    [InlineData("credits_depleted", "money")]
    [InlineData("usage_capped", "cap")]
    public async Task Get_EndpointRefusesForAnotherReason_IsNoDeadToken(string fault, string reason)
    {
        await FaultAsync(fault, "token", times: 1);

        (await Should.ThrowAsync<PageRefusedException>(GetAsync)).Message.ShouldContain(reason);

        (await GetAsync()).ShouldBe(Account.AccessToken);
    }

    [Fact]
    public async Task Get_WrongCredentialsOfTheApp_AreNamedAndKillNothing()
    {
        var options = _pipeline.Get<IOptions<XOptions>>().Value;
        var secret = options.ClientSecret;
        options.ClientSecret = "wrong";

        var refusal = await Should.ThrowAsync<PageRefusedException>(GetAsync);
        refusal.Status.ShouldBe(MetricStatus.NoPermission);
        refusal.Message.ShouldContain("X__ClientSecret");
        options.ClientSecret = secret;

        (await GetAsync()).ShouldBe(Account.AccessToken);
    }

    [Fact]
    public async Task Get_RowOfAnotherPage_DoesNotOpen()
    {
        await GetAsync();
        var row = (await _pipeline.Tables.XTokens.GetEntityAsync<TableEntity>("x", Account.Id)).Value;
        var other = new PageKey(Network.X, _simulator.XAccounts[1].Id);
        var cipher = _pipeline.Get<XTokenCipher>();

        cipher.Decrypt(_page, row.GetString("AccessToken")).ShouldBe(Account.AccessToken);
        cipher.Decrypt(other, row.GetString("AccessToken")).ShouldBeNull();
    }

    [Fact]
    public async Task Get_DamagedRow_IsNoCrash()
    {
        await GetAsync();
        var row = (await _pipeline.Tables.XTokens.GetEntityAsync<TableEntity>("x", Account.Id)).Value;
        row["AccessToken"] = "AAAA" + row.GetString("AccessToken")[4..];
        await _pipeline.Tables.XTokens.UpsertEntityAsync(row, TableUpdateMode.Replace);

        (await Should.ThrowAsync<PageRefusedException>(GetAsync)).Status.ShouldBe(MetricStatus.TokenExpired);
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["X:BaseUrl"] = _simulator.BaseUri.AbsoluteUri,
        ["X:ClientId"] = Account.ClientId,
        ["X:ClientSecret"] = Account.ClientSecret,
        ["X:TokenEncryptionKey"] = XRun.EncryptionKey,
        [$"X:RefreshTokens:{Account.Id}"] = Account.RefreshToken,
    };

    private Task<string> GetAsync() => _pipeline.Get<XUserTokens>().GetAsync(_page, refused: null, CancellationToken.None);

    private async Task<object> TryAsync()
    {
        try
        {
            return await GetAsync();
        }
        catch (TransientSourceException e)
        {
            return e;
        }
    }

    private async Task TakeLeaseAsync()
    {
        var origin = _pipeline.Get<XTokenCipher>().Fingerprint(_page, Account.RefreshToken);
        (await _pipeline.Get<XTokenRows>().TryWriteAsync(_page, new(origin) { LeaseOwner = "killed", LeaseUntil = _clock.GetUtcNow() + LeaseTime }, null, CancellationToken.None)).ShouldNotBeNull();
    }

    /// <summary>Somebody else uses a refresh token twice.</summary>
    private async Task KillAsync()
    {
        await GetAsync();
        var used = Account.RefreshToken;
        await _pipeline.Get<XTokenClient>().RefreshAsync(_page, used);
        (await _pipeline.Get<XTokenClient>().RefreshAsync(_page, used)).ShouldBeNull();
        _clock.Advance(AccessLifetime);
        (await Should.ThrowAsync<PageRefusedException>(GetAsync)).Status.ShouldBe(MetricStatus.TokenExpired);
    }

    private async Task FaultAsync(string kind, string endpoint, int? times)
    {
        using var http = new HttpClient { BaseAddress = _simulator.BaseUri };
        (await http.PostAsJsonAsync(new Uri($"truth/x/accounts/{Account.Id}/fault", UriKind.Relative), new { kind, endpoint, times })).EnsureSuccessStatusCode();
    }

    private Task CollectAsync() =>
        _pipeline.Get<PageCollector>().RunAsync(CollectMessage.For(_page, XRun.Week, XRun.Week.LastDay), isLastAttempt: false, CancellationToken.None);

    private async Task<CollectionState> StateAsync() =>
        CollectionStates.Read((await _pipeline.Tables.CollectionStates.GetEntityAsync<TableEntity>("x", Account.Id)).Value);
}
