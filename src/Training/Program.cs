using System.CommandLine;
using Engagement.Training.Followers;
using Engagement.Training.Text;

return await new RootCommand("Trains the models that the pipeline embeds, from labelled data that stays outside the repository.")
{
    FollowersCommand.Create(),
    TextCommand.Create(),
}.Parse(args).InvokeAsync();
