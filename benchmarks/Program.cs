using Engagement.Benchmarks;

// Times depend on the machine and on what else it does: each is printed beside a peer measured in the same run, or beside its bound.
switch (args.FirstOrDefault())
{
    case "start":
        await StartBenchmark.RunAsync();
        return 0;
    case "demo":
        await DemoBenchmark.RunAsync();
        return 0;
    case "text":
        await TextBenchmark.RunAsync();
        return 0;
    case "kpis":
        return KpiBenchmark.Run();
    case "followers":
        FollowersBenchmark.Run();
        return 0;
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks -- start|demo|kpis|followers|text");
        return 2;
}
