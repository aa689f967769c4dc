using System.Runtime.InteropServices;
using Engagement.Simulator;
using Engagement.Simulator.Replay;

try
{
    await using var server = await SimulatorServer.StartAsync(CommandLine.Read(args));
    foreach (var line in server.ReplayReport)
        Console.WriteLine(line);
    Console.WriteLine($"Meta Graph API (simulated): {server.BaseUri}v26.0/");
    Console.WriteLine($"What really happened:       {server.BaseUri}truth/pages");
    foreach (var page in server.Pages)
        Console.WriteLine($"page {page.Id}  {page.Name}  token {page.AccessToken}");
    if (server.XAccounts.Count > 0)
        Console.WriteLine($"X API (simulated):          {server.BaseUri}2/");
    foreach (var account in server.XAccounts)
        Console.WriteLine($"account {account.Id}  @{account.Username}  token {account.AccessToken}");
    Console.WriteLine("Ctrl-C stops.");

    var stopped = new TaskCompletionSource();
    Console.CancelKeyPress += (_, e) => e.Cancel = stopped.TrySetResult();
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = stopped.TrySetResult());
    await stopped.Task;
    return 0;
}
catch (Exception e) when (e is ArgumentException or ReplayException or InvalidOperationException or IOException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
