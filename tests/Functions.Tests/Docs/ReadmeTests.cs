using System.Reflection;
using System.Text.RegularExpressions;
using Engagement.Functions.Access;
using Engagement.Functions.Alert;
using Engagement.Functions.Collect;
using Engagement.Functions.Feed.Answers;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Networks.X;
using Engagement.Functions.Retention;
using Engagement.Functions.Texts;
using Engagement.Testing;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Tests.Docs;

/// <summary>What the README says of routes and settings is what the code has.</summary>
public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "README.md"));

    [Fact]
    public void Routes_InTheReadme_AreThoseOfTheFunctions()
    {
        var documented = Regex.Matches(Readme, @"^\| `(?<route>(GET|POST|PUT|DELETE) /api/[^`?]+)[^`]*` \| (?<key>\w+) \|", RegexOptions.Multiline)
            .Select(row => $"{row.Groups["route"].Value} {row.Groups["key"].Value}");

        documented.Order().ShouldBe(Triggers().Order());
    }

    [Fact]
    public void Settings_InTheReadme_AreThoseThatTheCodeReads()
    {
        var documented = Regex.Matches(Readme, @"^\| `(?<setting>[A-Z]\w+)(__<[a-z ]+>)?` \|", RegexOptions.Multiline).Select(row => row.Groups["setting"].Value);

        documented.Order().ShouldBe(
            [.. Of<CollectionOptions>(CollectionOptions.Section).Concat(Of<FacebookOptions>(FacebookOptions.Section)).Concat(Of<XOptions>(XOptions.Section)).Append("AzureWebJobsStorage").Append("ScheduleCollectionSchedule").Concat(Of<RetentionOptions>(RetentionOptions.Section)).Append("CheckTokensSchedule").Append("ForgetTextsSchedule").Append("FindPeerShocksSchedule").Concat(Of<AzureLanguageOptions>(AzureLanguageOptions.Section)).Concat(Of<AlertOptions>(AlertOptions.Section)).Append("WatchPipelineSchedule").Append("ScheduleDigestSchedule")
                .Concat(Of<AccessOptions>(AccessOptions.Section)).Concat(Of<EntraOptions>(EntraOptions.Section).Except(["Entra__IsOn", "Entra__TenantAddress"])).Append(PublicAddress.Setting).Order()]);
    }

    [Fact]
    public void Defaults_InTheReadme_AreThoseOfTheCode()
    {
        var (collection, facebook, x) = (new CollectionOptions(), new FacebookOptions(), new XOptions());

        Default("Collection__BackfillDays").ShouldBe($"{collection.BackfillDays}");
        Default("Collection__RereadDays").ShouldBe($"{collection.RereadDays}");
        Default("Collection__WindowDays").ShouldBe($"{collection.WindowDays}");
        Default("Facebook__ApiVersion").ShouldBe(facebook.ApiVersion);
        Default("Facebook__PageSize").ShouldBe($"{facebook.PageSize}");
        Default("Facebook__BaseUrl").ShouldBe(facebook.BaseUrl.OriginalString);
        Default("Facebook__CommentedPostsPageSize").ShouldBe($"{facebook.CommentedPostsPageSize}");
        Default("Facebook__NestedCommentsPageSize").ShouldBe($"{facebook.NestedCommentsPageSize}");
        Default("Facebook__CommentsPageSize").ShouldBe($"{facebook.CommentsPageSize}");
        Default("Facebook__ConversationsPageSize").ShouldBe($"{facebook.ConversationsPageSize}");
        Default("Access__RequestsPerMinute").ShouldBe($"{new AccessOptions().RequestsPerMinute}");
        Default("Entra__Authority").ShouldBe(new EntraOptions().Authority.OriginalString);
        var retention = new RetentionOptions();
        Default("Retention__TextDays").ShouldBe($"{retention.TextDays}");
        Default("Retention__AuthorDays").ShouldBe($"{retention.AuthorDays}");
        Default("Retention__MessageDays").ShouldBe($"{retention.MessageDays}");
        Default("Retention__AudienceDays").ShouldBe($"{retention.AudienceDays}");
        Default("Retention__FailedMessageDays").ShouldBe($"{retention.FailedMessageDays}");
        Default("Retention__ErasureDays").ShouldBe($"{retention.ErasureDays}");
        Default("Facebook__FollowersByCountry").ShouldBe(facebook.FollowersByCountry ? "true" : "false");
        Default("Facebook__ThrottlePause").ShouldBe($"{facebook.ThrottlePause}");
        var alert = new AlertOptions();
        Default("Alert__Language").ShouldBe(alert.Language);
        Default("Alert__TimeZone").ShouldBe(alert.TimeZone);
        Default("Alert__QuietFrom").ShouldBe($"{alert.QuietFrom:HH:mm}");
        Default("Alert__QuietUntil").ShouldBe($"{alert.QuietUntil:HH:mm}");
        Default("Alert__CoolDownHours").ShouldBe($"{alert.CoolDownHours}");
        Default("Alert__StaleDays").ShouldBe($"{alert.StaleDays}");
        Default("Alert__DriveFolder").ShouldBe(alert.DriveFolder);
        Default("Alert__GraphBaseUrl").ShouldBe(alert.GraphBaseUrl.OriginalString);
        Default("X__BearerToken").ShouldBe(x.BearerToken ?? "");
        Default("X__BaseUrl").ShouldBe(x.BaseUrl.OriginalString);
        Default("X__FieldFamily").ShouldBe(x.FieldFamily);
        Default("X__PageSize").ShouldBe($"{x.PageSize}");
        Default("X__AudienceSampleSize").ShouldBe($"{x.AudienceSampleSize}");
        Default("X__ThrottlePause").ShouldBe($"{x.ThrottlePause}");
        Default("X__PostReadMicroDollars").ShouldBe($"{x.PostReadMicroDollars}");
        Default("X__UserReadMicroDollars").ShouldBe($"{x.UserReadMicroDollars}");
        Default("X__OwnedReadMicroDollars").ShouldBe($"{x.OwnedReadMicroDollars}");
        Default("X__MonthlyBudgetDollars").ShouldBe($"{x.MonthlyBudgetDollars}");
    }

    private static string Default(string setting) => Regex.Match(Readme, $@"^\| `{setting}` \| `?(?<value>[^|`]*)`? \|", RegexOptions.Multiline).Groups["value"].Value.Trim();

    private static IEnumerable<string> Of<TOptions>(string section) =>
        typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite || typeof(System.Collections.IDictionary).IsAssignableFrom(property.PropertyType)).Select(property => $"{section}__{property.Name}");

    private static IEnumerable<string> Triggers() =>
        from type in typeof(CollectPage).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        from verb in trigger.Methods!
        select $"{verb.ToUpperInvariant()} /api/{trigger.Route} {Key(trigger.AuthLevel)}";

    private static string Key(AuthorizationLevel level) => level switch
    {
        AuthorizationLevel.Anonymous => "none",
        AuthorizationLevel.Function => "function",
        AuthorizationLevel.Admin => "master",
        _ => level.ToString(),
    };
}
