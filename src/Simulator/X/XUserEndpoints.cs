using System.Text.Json.Nodes;

namespace Engagement.Simulator.X;

/// <summary>GET /2/users...: lookups by id and by name, and who follows an account.</summary>
internal sealed class XUserEndpoints(XWorld world)
{
    private const int MostAtOnce = 100;

    private static readonly string[] Lookup = ["user.fields", XNames.Tweet.Fields, XNames.Post.Fields];

    public JsonObject Me(XCall call) => One(call, "id", XText.Of(call.ActsFor!.Value), world.FindUser(call.ActsFor.Value));

    public JsonObject ById(XCall call, string id) => One(call, "id", id, world.FindUser(call.Id("id", id)));

    public JsonObject ByName(XCall call, string username) => One(call, "username", username, world.FindUser(username));

    public JsonObject ByIds(XCall call) => Many(call, "ids", id => world.FindUser(call.Id("ids", id)));

    public JsonObject ByNames(XCall call) => Many(call, "usernames", world.FindUser);

    /// <summary>Those who follow now, newest first: when they came is not told.</summary>
    public JsonObject Followers(XCall call, string id)
    {
        call.Accept("max_results", "pagination_token", "user.fields", XNames.Tweet.Fields, XNames.Post.Fields);
        var fields = call.Choice("user.fields", call.Names.UserFields);
        var count = call.MaxResults(1, 1000, 100);
        var found = Open(call, "id", id, world.FindUser(call.Id("id", id)));
        if (world.Find(found.Id) is not { } account)
            return new() { ["meta"] = new JsonObject { ["result_count"] = 0 } };

        var (page, next) = XPaging.Cut(call, account.AsOf(world.Now).Followers(), count, $"followers {id}", f => f.Number, "pagination_token");
        var answer = new JsonObject();
        if (page.Count > 0)
            answer["data"] = new JsonArray([.. page.Select(f => XUserFields.Write(call.Names, account.People.Of(f), fields))]);
        var meta = new JsonObject { ["result_count"] = page.Count };
        if (next is not null)
            meta["next_token"] = next;
        answer["meta"] = meta;
        return answer;
    }

    private static JsonObject One(XCall call, string parameter, string value, XFound? found)
    {
        call.Accept(Lookup);
        var fields = call.Choice("user.fields", call.Names.UserFields);
        return new() { ["data"] = XUserFields.Write(call.Names, Open(call, parameter, value, found), fields) };
    }

    /// <exception cref="XException">There is no such user, or the network closed the account.</exception>
    private static XUser Open(XCall call, string parameter, string value, XFound? found) =>
        Problem(call, parameter, value, found) is { } problem ? throw XError.OnlyErrors(problem) : found!.User;

    private static JsonObject? Problem(XCall call, string parameter, string value, XFound? found) => found switch
    {
        null => XError.NotFound(call.Names, "user", parameter, value),
        { IsSuspended: true } => XError.Suspended(call.Names, parameter, value),
        _ => null,
    };

    private static JsonObject Many(XCall call, string parameter, Func<string, XFound?> find)
    {
        call.Accept([parameter, .. Lookup]);
        var fields = call.Choice("user.fields", call.Names.UserFields);
        var asked = call.List(parameter);
        if (asked.Count is 0 or > MostAtOnce)
            throw call.Invalid(parameter, $"The number of values in the `{parameter}` query parameter list [{asked.Count}] is not between 1 and {MostAtOnce}");

        var (data, errors) = (new JsonArray(), new JsonArray());
        foreach (var value in asked.Distinct())
        {
            var found = find(value);
            if (Problem(call, parameter, value, found) is { } problem)
                errors.Add(problem);
            else
                data.Add(XUserFields.Write(call.Names, found!.User, fields));
        }

        return XAnswer.Of(data, null, errors, null);
    }
}
