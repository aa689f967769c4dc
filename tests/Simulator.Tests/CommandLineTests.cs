namespace Engagement.Simulator.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Read_AllOptions_AreTaken()
    {
        var options = CommandLine.Read(["--seed", "7", "--port", "8123", "--pages", "5", "--days", "30", "--replay", "folder",
            "--app-secret", "s", "--x-accounts", "4"]);

        (options.Seed, options.PageCount, options.HistoryDays, options.ReplayFolder, options.AppSecret).ShouldBe((7, 5, 30, "folder", "s"));
        options.XAccountCount.ShouldBe(4);
        options.Url.ShouldBe(new Uri("http://127.0.0.1:8123"));
    }

    [Theory]
    [InlineData("--speed 7", "--speed")]
    [InlineData("--seed", "--seed has no value")]
    [InlineData("--port many", "--port is 'many'")]
    public void Read_Nonsense_IsRefusedWithWhatToWrite(string arguments, string mentioned) =>
        Should.Throw<ArgumentException>(() => CommandLine.Read(arguments.Split(' '))).Message.ShouldContain(mentioned);

    [Theory]
    [InlineData(0, 3, "HistoryDays is 0")]
    [InlineData(731, 3, "HistoryDays is 731")]
    [InlineData(90, 0, "PageCount is 0")]
    public async Task Start_OptionOutOfRange_IsRefused(int days, int pages, string mentioned) =>
        (await Should.ThrowAsync<ArgumentException>(() =>
            SimulatorServer.StartAsync(new() { HistoryDays = days, PageCount = pages }))).Message.ShouldContain(mentioned);
}
