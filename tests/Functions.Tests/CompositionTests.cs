using System.Reflection;
using Azure.Data.Tables;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks.Facebook;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Tests;

public class CompositionTests
{
    private const string Storage = "UseDevelopmentStorage=true";

    public static TheoryData<Type> FunctionTypes => [.. typeof(CollectPage).Assembly.GetTypes()
        .Where(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(m => m.GetCustomAttribute<FunctionAttribute>() is not null))];

    [Fact]
    public void Functions_Names_AreThoseOfTheDesign() => FunctionTypes.Select(row => row.Data.Name).ShouldBe(
        ["ScheduleCollection", "CollectPage", "ComputeQuantitativeKpis", "GetPages", "RegisterPage", "GetScorecard", "GetDays", "GetPosts", "GetPostingTimes", "GetHealth", "RemovePage", "PurgePage", "CheckTokens", "CheckToken",
            "VerifyFacebookWebhook", "ReceiveFacebookWebhook", "RecordFeedChange", "ForgetTexts", "ForgetTextsOfPage",
            "DetectFakeFans", "FindPeerShocks", "FindPeerShocksOfNetwork", "GetAnomalies", "ExplainAnomaly", "GetTeamEvents", "EnterTeamEvent", "ReplaceTeamEvent", "RemoveTeamEvent",
            "WatchPipeline", "SendAlert", "ScheduleDigest", "SendDigest",
            "GetKpiSeries", "GetPercentiles", "GetBenchmarks", "GetMilestone", "GetFatigue", "GetContent", "GetEffort", "EnterEffort",
            "AuditFollowers", "PostFollowerAudit", "GetFollowerAudits",
            "GetFeed", "GetSignedInFeed", "GetExport", "GetOpenApi", "GetObjectives", "GetObjective", "PutObjective", "RemoveObjective", "AddObjectiveValue",
            "ComputeQualitativeKpis", "GetAnswers", "GetTone", "GetModeration", "GetTopics", "GetCrises", "ReadTexts",
            "GetOperations", "GetPoisonMessages", "ReplayPoisonMessages", "RemovePoisonMessage", "RequestErasure", "GetErasure", "EraseAuthor"], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(FunctionTypes))]
    public void Services_EachFunction_CanBeBuilt(Type function)
    {
        using var services = Build(new() { ["AzureWebJobsStorage"] = Storage });

        ActivatorUtilities.CreateInstance(services, function).ShouldNotBeNull();
    }

    [Fact]
    public void Options_Defaults_AreThoseOfTheDocuments()
    {
        using var services = Build(new() { ["AzureWebJobsStorage"] = Storage });

        var collection = services.GetRequiredService<IOptions<CollectionOptions>>().Value;
        (collection.BackfillDays, collection.RereadDays, collection.WindowDays).ShouldBe((90, 28, 90));
        var facebook = services.GetRequiredService<IOptions<FacebookOptions>>().Value;
        facebook.BaseUrl.ShouldBe(new("https://graph.facebook.com"));
        facebook.ApiVersion.ShouldBe("v26.0");
        facebook.ThrottlePause.ShouldBe(TimeSpan.FromMinutes(5));
        facebook.PageTokens.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Collection:BackfillDays", "0", "Collection__BackfillDays")]
    [InlineData("Collection:RereadDays", "91", "Collection__RereadDays")]
    [InlineData("Collection:WindowDays", "120", "Collection__WindowDays")]
    [InlineData("Facebook:ApiVersion", "26", "Facebook__ApiVersion")]
    [InlineData("Facebook:BaseUrl", "ftp://graph.facebook.com", "Facebook__BaseUrl")]
    [InlineData("Facebook:ThrottlePause", "00:00:00", "Facebook__ThrottlePause")]
    [InlineData("Facebook:PageTokens:1000", "two words", "Facebook__PageTokens__1000")]
    [InlineData("Facebook:CommentedPostsPageSize", "101", "Facebook__CommentedPostsPageSize")]
    [InlineData("Facebook:NestedCommentsPageSize", "0", "Facebook__NestedCommentsPageSize")]
    [InlineData("Facebook:CommentsPageSize", "0", "Facebook__CommentsPageSize")]
    [InlineData("Facebook:ConversationsPageSize", "101", "Facebook__ConversationsPageSize")]
    [InlineData("Retention:TextDays", "0", "Retention__TextDays")]
    [InlineData("Retention:TextDays", "3651", "Retention__TextDays")]
    [InlineData("Retention:AuthorDays", "119", "Retention__AuthorDays")]
    [InlineData("Retention:MessageDays", "119", "Retention__MessageDays")]
    [InlineData("Retention:AudienceDays", "0", "Retention__AudienceDays")]
    [InlineData("Retention:FailedMessageDays", "7", "Retention__FailedMessageDays")]
    [InlineData("Retention:ErasureDays", "729", "Retention__ErasureDays")]
    [InlineData("Collection:PreviousAuthorSecret", "0123456789abcdef0123456789abcdef", "Collection__AuthorSecretFrom")]
    [InlineData("Collection:AuthorSecretFrom", "2027-01-01", "Collection__PreviousAuthorSecret")]
    [InlineData("Facebook:PageSize", "0", "Facebook__PageSize")]
    [InlineData("Facebook:MetricNames:page_of_nobody", "page_views_total", "Facebook__MetricNames__page_of_nobody")]
    [InlineData("Facebook:MetricNames:page_views_total", "Page Views", "Facebook__MetricNames__page_views_total")]
    [InlineData("X:BaseUrl", "ftp://api.x.com", "X__BaseUrl")]
    [InlineData("X:BearerToken", "two words", "X__BearerToken")]
    [InlineData("X:FieldFamily", "tweets", "X__FieldFamily")]
    [InlineData("X:PageSize", "4", "X__PageSize")]
    [InlineData("X:ThrottlePause", "00:00:00", "X__ThrottlePause")]
    [InlineData("X:PostReadMicroDollars", "-1", "X__PostReadMicroDollars")]
    [InlineData("X:OwnedReadMicroDollars", "-1", "X__OwnedReadMicroDollars")]
    [InlineData("X:AudienceSampleSize", "0", "X__AudienceSampleSize")]
    [InlineData("X:RefreshTokens:1000", "two words", "X__RefreshTokens__1000")]
    [InlineData("X:RefreshTokens:1000", "token", "X__ClientId")]
    [InlineData("X:RefreshTokens:1000", "token", "X__TokenEncryptionKey")]
    [InlineData("X:UserReadMicroDollars", "-1", "X__UserReadMicroDollars")]
    [InlineData("X:MonthlyBudgetDollars", "-0.01", "X__MonthlyBudgetDollars")]
    [InlineData("Alert:GroupId", "marketing", "Alert__GroupId")]
    [InlineData("Alert:GroupId", "01234567-89ab-cdef-0123-456789abcdef", "Alert__Sender")]
    [InlineData("Alert:Sender", "two words", "Alert__Sender")]
    [InlineData("Alert:Language", "de", "Alert__Language")]
    [InlineData("Alert:TimeZone", "Europe/Atlantis", "Alert__TimeZone")]
    [InlineData("Alert:CoolDownHours", "0", "Alert__CoolDownHours")]
    [InlineData("Alert:StaleDays", "31", "Alert__StaleDays")]
    [InlineData("Alert:DriveId", "two words", "Alert__DriveId")]
    [InlineData("Alert:DriveFolder", "a|b", "Alert__DriveFolder")]
    [InlineData("Alert:GraphBaseUrl", "ftp://graph.microsoft.com", "Alert__GraphBaseUrl")]
    public void Options_BadValue_StopsTheStartAndNamesTheSetting(string setting, string value, string named)
    {
        using var services = Build(new() { ["AzureWebJobsStorage"] = Storage, [setting] = value });

        var message = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message;

        message.ShouldContain(named);
        message.ShouldNotContain("two words");
    }

    [Fact]
    public void Storage_NotConfigured_NamesTheSetting()
    {
        using var services = Build([]);

        Should.Throw<InvalidOperationException>(() => services.GetRequiredService<TableServiceClient>()).Message.ShouldContain("AzureWebJobsStorage");
    }

    [Fact]
    public void Storage_ByIdentity_UsesTheAccountsEndpoints()
    {
        using var services = Build(new() { ["AzureWebJobsStorage:accountName"] = "contoso" });

        services.GetRequiredService<TableServiceClient>().Uri.ShouldBe(new("https://contoso.table.core.windows.net"));
        services.GetRequiredService<Azure.Storage.Queues.QueueServiceClient>().Uri.ShouldBe(new("https://contoso.queue.core.windows.net"));
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPipeline(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }
}
