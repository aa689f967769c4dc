using System.Net;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Validation;

namespace Engagement.Acceptance.Feed;

/// <summary>Every page of every set, read by the library closest to Power BI's.</summary>
[Collection(FeedTests.Name)]
public sealed class ODataLibTests(FeedWorld world)
{
    // Small, so that sets have many pages and every link is followed.
    private const int PageSize = 97;

    // Filled only where the settings or the network ask for it; read all the same.
    private static readonly string[] MayBeEmpty = ["FollowerCountries"];

    [Fact]
    public async Task EverySet_ReadPageByPage_IsWhatItIsWithoutPages()
    {
        var client = new ODataLibClient(world.Root);
        var model = await ModelAsync(client);
        using var service = await world.SendAsync("");
        var sets = await client.SetsAsync(service, model);
        sets.ShouldBe(model.EntityContainer.EntitySets().Select(set => set.Name), ignoreOrder: true);

        foreach (var set in sets)
        {
            var paged = await ReadAsync(client, model, set, PageSize);
            var whole = await ReadAsync(client, model, set, int.MaxValue);
            using var counted = await world.SendAsync($"{set}/$count");

            paged.Select(Line).ShouldBe(whole.Select(Line), set);
            (await counted.Content.ReadAsStringAsync()).ShouldBe($"{whole.Count}", set);
            if (!MayBeEmpty.Contains(set))
                whole.ShouldNotBeEmpty(set);
            var keys = whole.Select(row => $"{row[model.EntityContainer.FindEntitySet(set).EntityType().Key().Single().Name]}").ToList();
            keys.ShouldBeUnique(set);
            keys.SequenceEqual(keys.Order(StringComparer.Ordinal)).ShouldBeTrue($"{set} is in the order of its keys");
        }
    }

    [Fact]
    public async Task Metadata_IsValidForTheLibrary()
    {
        var model = await ModelAsync(new(world.Root));

        model.Validate(out var errors);

        errors.ShouldBeEmpty();
        foreach (var set in model.EntityContainer.EntitySets())
            set.EntityType().Key().Count().ShouldBe(1, $"a relationship to {set.Name} has one column");
    }

    [Fact]
    public async Task References_OfEveryRow_LeadToRowsThatAreThere()
    {
        var client = new ODataLibClient(world.Root);
        var model = await ModelAsync(client);
        var keys = new Dictionary<string, HashSet<string>>();
        foreach (var set in model.EntityContainer.EntitySets())
            keys[set.Name] = [.. (await ReadAsync(client, model, set.Name, int.MaxValue)).Select(row => $"{row[set.EntityType().Key().Single().Name]}")];

        foreach (var set in model.EntityContainer.EntitySets())
            foreach (var binding in set.NavigationPropertyBindings)
            {
                var column = binding.NavigationProperty.ReferentialConstraint.PropertyPairs.Single().DependentProperty.Name;
                var rows = await ReadAsync(client, model, set.Name, int.MaxValue);
                rows.Select(row => row[column]).Where(key => key is not null).Select(key => $"{key}")
                    .ShouldAllBe(key => keys[binding.Target.Name].Contains(key), $"{set.Name}.{column} to {binding.Target.Name}");
            }
    }

    [Fact]
    public async Task EveryEntity_OfThePagesAndDays_IsFoundByItsKey()
    {
        foreach (var (set, key) in new[] { ("Pages", $"'facebook~{world.OwnPage}'"), ("Dates", "2026-11-01"), ("KpiDefinitions", "'views'"), ("DailyMetrics", $"'facebook~{world.OwnPage}~20261101'") })
        {
            using var answer = await world.SendAsync($"{set}({key})");

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{set}({key})");
            (await answer.Content.ReadAsStringAsync()).ShouldContain($"$metadata#{set}/$entity");
        }
    }

    private async Task<IEdmModel> ModelAsync(ODataLibClient client)
    {
        using var answer = await world.SendAsync("$metadata");
        return await client.MetadataAsync(answer);
    }

    private async Task<List<IReadOnlyDictionary<string, object?>>> ReadAsync(ODataLibClient client, IEdmModel model, string set, int pageSize)
    {
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        for (var next = new Uri(world.Root, set); next is not null;)
        {
            using var answer = await world.SendAsync(next.AbsoluteUri, headers: ("Prefer", $"odata.maxpagesize={pageSize}"));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, next.AbsoluteUri);
            var page = await client.PageAsync(answer, model, set);
            page.Rows.Count.ShouldBeLessThanOrEqualTo(pageSize);
            if (page.Next is { } link)
            {
                link.IsAbsoluteUri.ShouldBeTrue();
                link.Query.ShouldNotContain("code=");
            }
            rows.AddRange(page.Rows);
            next = page.Next;
        }
        return rows;
    }

    private static string Line(IReadOnlyDictionary<string, object?> row) => string.Join(' ', row.Select(property => $"{property.Key}={property.Value}"));
}
